"""The index of words: one entry a ticket, kept by the database in the transaction that changes what it tells of."""

from typing import ClassVar

from django.db import migrations

# Numbers that stand in the functions below. A desk's tickets are indexed in blocks of 8192 numbers, so that the newest
# are found without touching the rest. A ticket of more than 4000 words has several entries, so that one more message
# never rewrites more than one of bounded size. Of one message, 100000 characters are indexed.
PREFIX = """
CREATE FUNCTION upheld_search_prefix(desk bigint, number bigint) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN desk || 'x' || number / 8192 || 'x';
COMMENT ON FUNCTION upheld_search_prefix IS 'what stands before every word of a ticket: its desk and its block';
"""
# Labels of words: A subject, B customer, C said in public, D internal note or forwarded. What a filter goes by is a mark, which
# begins as no word can.
MARKS = """
CREATE FUNCTION upheld_search_marks(ticket tickets_ticket) RETURNS tsvector LANGUAGE sql STABLE AS $$
    SELECT array_to_tsvector(array_agg(upheld_search_prefix(ticket.desk_id, ticket.number) || mark))
    FROM (
        SELECT unnest(ARRAY[
            '=s=' || ticket.state, '=k=' || ticket.kind, '=p=' || ticket.priority,
            '=h=' || coalesce(ticket.holder_id, 0), '=g=' || coalesce(ticket.team_id, 0),
            '=c=' || ticket.contact_id, '=o=' || coalesce(ticket.organisation_id, 0),
            '=y=' || to_char(ticket.received_at AT TIME ZONE 'UTC', 'YYYY'),
            '=m=' || to_char(ticket.received_at AT TIME ZONE 'UTC', 'YYYYMM')
        ]) AS mark
        UNION ALL
        SELECT '=t=' || unnest(ticket.tags)
    ) marks
$$;
"""
FIRST = """
CREATE FUNCTION upheld_search_first(ticket tickets_ticket) RETURNS tsvector LANGUAGE sql STABLE AS $$
    SELECT setweight(upheld_words(upheld_search_prefix(ticket.desk_id, ticket.number), ticket.subject), 'A')
        || setweight(upheld_words(
            upheld_search_prefix(ticket.desk_id, ticket.number), contact.name || ' ' || contact.email), 'B')
    FROM customers_contact contact WHERE contact.id = ticket.contact_id
$$;
COMMENT ON FUNCTION upheld_search_first IS 'the words with which every entry of a ticket begins';
"""
SAID = """
CREATE FUNCTION upheld_search_said(message tickets_message, prefix text) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT setweight(upheld_words(prefix, left(message.text, 100000)),
            CASE WHEN message.kind IN ('note', 'forward') THEN 'D'::"char" ELSE 'C' END)
        || setweight(upheld_words(
            prefix, CASE WHEN message.kind = 'customer' THEN message.sender_name ELSE '' END), 'B')
$$;
"""
FILE = """
CREATE FUNCTION upheld_search_file(attachment tickets_attachment, prefix text) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT setweight(
        upheld_words(prefix, attachment.name), CASE WHEN kind IN ('note', 'forward') THEN 'D'::"char" ELSE 'C' END)
    FROM tickets_message WHERE id = attachment.message_id
$$;
"""
ADD = """
CREATE FUNCTION upheld_search_add(ticket_number bigint, said tsvector) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    last_part integer;
BEGIN
    UPDATE tickets_searchentry SET words = words || said
    WHERE id = (SELECT id FROM tickets_searchentry WHERE ticket_id = ticket_number ORDER BY part DESC LIMIT 1)
        AND length(words) < 4000;
    IF NOT FOUND THEN
        SELECT max(part) INTO last_part FROM tickets_searchentry WHERE ticket_id = ticket_number;
        INSERT INTO tickets_searchentry (ticket_id, desk_id, number, part, words, marks)
        SELECT id, desk_id, number, coalesce(last_part + 1, 0), upheld_search_first(ticket) || said,
            upheld_search_marks(ticket)
        FROM tickets_ticket ticket WHERE id = ticket_number;
    END IF;
END $$;
COMMENT ON FUNCTION upheld_search_add IS 'adds words to a ticket; whatever a ticket gets that has words calls this';
"""
REMAKE = """
CREATE FUNCTION upheld_search_remake(ticket_number bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    ticket tickets_ticket;
    prefix text;
    said tsvector;
BEGIN
    SELECT * INTO ticket FROM tickets_ticket WHERE id = ticket_number;
    prefix := upheld_search_prefix(ticket.desk_id, ticket.number);
    DELETE FROM tickets_searchentry WHERE ticket_id = ticket_number;
    PERFORM upheld_search_add(ticket_number, ''::tsvector);
    FOR said IN
        SELECT upheld_search_said(message, prefix) FROM tickets_message message
        WHERE ticket_id = ticket_number ORDER BY sent_at, id
    LOOP
        PERFORM upheld_search_add(ticket_number, said);
    END LOOP;
    FOR said IN
        SELECT upheld_search_file(attachment, prefix) FROM tickets_attachment attachment
        WHERE message_id IN (SELECT id FROM tickets_message WHERE ticket_id = ticket_number) ORDER BY id
    LOOP
        PERFORM upheld_search_add(ticket_number, said);
    END LOOP;
    FOR said IN
        SELECT setweight(upheld_words(prefix, whom), 'D') FROM (
            SELECT message_id, recipient AS whom FROM tickets_forward
            UNION ALL SELECT message_id, with_whom FROM tickets_call
        ) beside
        WHERE message_id IN (SELECT id FROM tickets_message WHERE ticket_id = ticket_number) ORDER BY message_id
    LOOP
        PERFORM upheld_search_add(ticket_number, said);
    END LOOP;
END $$;
COMMENT ON FUNCTION upheld_search_remake IS 'makes the entries of a ticket anew from its rows';
"""
FOLLOW = """
CREATE FUNCTION upheld_search_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM upheld_search_add(NEW.id, ''::tsvector);
    ELSIF NEW.subject <> OLD.subject OR NEW.contact_id <> OLD.contact_id THEN
        PERFORM upheld_search_remake(NEW.id);
    ELSIF upheld_search_marks(NEW) IS DISTINCT FROM upheld_search_marks(OLD) THEN
        UPDATE tickets_searchentry SET marks = upheld_search_marks(NEW) WHERE ticket_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION upheld_search_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM upheld_search_add(NEW.ticket_id, upheld_search_said(NEW, prefix))
        FROM (SELECT upheld_search_prefix(desk_id, number) AS prefix FROM tickets_ticket WHERE id = NEW.ticket_id) t;
    ELSE
        PERFORM upheld_search_remake(id) FROM (VALUES (OLD.ticket_id), (NEW.ticket_id)) changed (id)
        WHERE id IS NOT NULL GROUP BY id;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION upheld_search_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM upheld_search_add(ticket.id, upheld_search_file(NEW, upheld_search_prefix(desk_id, number)))
        FROM tickets_message message JOIN tickets_ticket ticket ON ticket.id = message.ticket_id
        WHERE message.id = NEW.message_id;
    ELSE
        PERFORM upheld_search_remake(ticket_id) FROM tickets_message
        WHERE id IN (OLD.message_id, NEW.message_id) GROUP BY ticket_id;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION upheld_search_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM upheld_search_remake(id) FROM tickets_ticket WHERE contact_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER ticket_is_searched AFTER INSERT OR UPDATE ON tickets_ticket
    FOR EACH ROW EXECUTE FUNCTION upheld_search_ticket();
CREATE TRIGGER message_is_searched AFTER INSERT OR DELETE OR UPDATE OF text, kind, ticket_id, sender_name
    ON tickets_message FOR EACH ROW EXECUTE FUNCTION upheld_search_message();
CREATE TRIGGER attachment_is_searched AFTER INSERT OR DELETE OR UPDATE OF name, message_id
    ON tickets_attachment FOR EACH ROW EXECUTE FUNCTION upheld_search_attachment();
CREATE TRIGGER contact_is_searched AFTER UPDATE OF name, email ON customers_contact
    FOR EACH ROW WHEN ((NEW.name, NEW.email) IS DISTINCT FROM (OLD.name, OLD.email))
    EXECUTE FUNCTION upheld_search_contact();
"""
# Of a message that was forwarded, and of a call: with whom.
BESIDE = """
CREATE FUNCTION upheld_search_beside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM upheld_search_add(ticket.id, setweight(upheld_words(
            upheld_search_prefix(desk_id, number), to_jsonb(NEW) ->> TG_ARGV[0]), 'D'))
        FROM tickets_message message JOIN tickets_ticket ticket ON ticket.id = message.ticket_id
        WHERE message.id = NEW.message_id;
    ELSE
        PERFORM upheld_search_remake(ticket_id) FROM tickets_message WHERE id = OLD.message_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER forward_is_searched AFTER INSERT OR DELETE OR UPDATE OF recipient ON tickets_forward
    FOR EACH ROW EXECUTE FUNCTION upheld_search_beside('recipient');
CREATE TRIGGER call_is_searched AFTER INSERT OR DELETE OR UPDATE OF with_whom ON tickets_call
    FOR EACH ROW EXECUTE FUNCTION upheld_search_beside('with_whom');
"""
# All tickets at once, for what was there before; a very long one, or one with files, is made by the message.
FILL = """
CREATE FUNCTION upheld_search_fill() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO tickets_searchentry (ticket_id, desk_id, number, part, words, marks)
    SELECT ticket.id, ticket.desk_id, ticket.number, 0,
        upheld_search_first(ticket)
            || setweight(upheld_words(prefix, coalesce(said.public, '')), 'C')
            || setweight(upheld_words(prefix, coalesce(said.notes, '')), 'D')
            || setweight(upheld_words(prefix, coalesce(said.names, '')), 'B'),
        upheld_search_marks(ticket)
    FROM tickets_ticket ticket
    CROSS JOIN LATERAL upheld_search_prefix(ticket.desk_id, ticket.number) prefix
    LEFT JOIN LATERAL (
        SELECT string_agg(text, ' ') FILTER (WHERE kind NOT IN ('note', 'forward')) AS public,
            string_agg(text, ' ') FILTER (WHERE kind IN ('note', 'forward')) AS notes,
            string_agg(DISTINCT sender_name, ' ') FILTER (WHERE kind = 'customer') AS names,
            sum(length(text)) AS characters
        FROM tickets_message WHERE ticket_id = ticket.id
    ) said ON true
    WHERE coalesce(said.characters, 0) < 100000
        AND NOT EXISTS (SELECT 1 FROM tickets_searchentry WHERE ticket_id = ticket.id)
        AND ticket.id NOT IN (
            SELECT ticket_id FROM tickets_message message JOIN tickets_attachment ON message_id = message.id)
        AND ticket.id NOT IN (
            SELECT ticket_id FROM tickets_message message JOIN tickets_forward ON message_id = message.id)
        AND ticket.id NOT IN (
            SELECT ticket_id FROM tickets_message message JOIN tickets_call ON message_id = message.id);
    PERFORM upheld_search_remake(id) FROM tickets_ticket
    WHERE NOT EXISTS (SELECT 1 FROM tickets_searchentry WHERE ticket_id = tickets_ticket.id);
END $$;
"""
FIND = """
CREATE FUNCTION upheld_search(
    which_desk bigint, wanted text, below bigint, at_most integer,
    since timestamptz, until timestamptz, due_by timestamptz, patience interval
) RETURNS TABLE (found_ticket bigint, found_number bigint)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$  -- one plan, not one for each block
DECLARE
    block bigint := upheld_search_block(below - 1);
    missing integer := at_most;
    got integer;
    began timestamptz := clock_timestamp();
BEGIN
    WHILE block >= 0 AND missing > 0 LOOP
        IF block < upheld_search_block(below - 1) AND clock_timestamp() - began > patience THEN
            RETURN QUERY SELECT NULL::bigint, (block + 1) * 8192;
            RETURN;
        END IF;
        RETURN QUERY
        SELECT entry.ticket_id, entry.number FROM tickets_searchentry entry
        WHERE (entry.words || entry.marks) @@ replace(wanted, '~', which_desk || 'x' || block || 'x')::tsquery
            AND entry.desk_id = which_desk AND entry.number < below
            AND ((since IS NULL AND until IS NULL AND due_by IS NULL) OR EXISTS (
                SELECT 1 FROM tickets_ticket ticket WHERE ticket.id = entry.ticket_id
                    AND (since IS NULL OR ticket.received_at >= since)
                    AND (until IS NULL OR ticket.received_at < until)
                    AND (due_by IS NULL OR (
                        ticket.queue_group = 0 AND ticket.queue_at <= due_by AND ticket.state <> 'resolved'))))
        GROUP BY entry.ticket_id, entry.number
        ORDER BY entry.number DESC LIMIT missing;
        GET DIAGNOSTICS got = ROW_COUNT;
        missing := missing - got;
        block := block - 1;
    END LOOP;
END $$;
COMMENT ON FUNCTION upheld_search IS
    'the newest tickets of a desk that a query finds; out of patience, a last row without a ticket says how far it looked';
"""
BLOCKS = """
CREATE FUNCTION upheld_search_block(number bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN number / 8192;
"""
UNDO = """
DROP TRIGGER call_is_searched ON tickets_call;
DROP TRIGGER forward_is_searched ON tickets_forward;
DROP FUNCTION upheld_search_beside();
DROP FUNCTION upheld_search(bigint, text, bigint, integer, timestamptz, timestamptz, timestamptz, interval);
DROP FUNCTION upheld_search_block(bigint);
DROP FUNCTION upheld_search_fill();
DROP TRIGGER contact_is_searched ON customers_contact;
DROP TRIGGER attachment_is_searched ON tickets_attachment;
DROP TRIGGER message_is_searched ON tickets_message;
DROP TRIGGER ticket_is_searched ON tickets_ticket;
DROP FUNCTION upheld_search_contact(), upheld_search_attachment(), upheld_search_message(), upheld_search_ticket();
DROP FUNCTION upheld_search_remake(bigint);
DROP FUNCTION upheld_search_add(bigint, tsvector);
DROP FUNCTION upheld_search_file(tickets_attachment, text);
DROP FUNCTION upheld_search_said(tickets_message, text);
DROP FUNCTION upheld_search_first(tickets_ticket);
DROP FUNCTION upheld_search_marks(tickets_ticket);
DROP FUNCTION upheld_search_prefix(bigint, bigint);
"""


class Migration(migrations.Migration):
    """Adds what keeps the entries, and what reads them."""

    replaces: ClassVar = [
        ("tickets", "0014_search_entries"),
        ("tickets", "0027_forwards"),
        ("tickets", "0036_unproven_requests"),
    ]
    dependencies: ClassVar = [("customers", "0002_by_words_of_name"), ("tickets", "0002_never_changed")]
    operations: ClassVar = [
        migrations.RunSQL(
            PREFIX + MARKS + FIRST + SAID + FILE + ADD + REMAKE + FOLLOW + BESIDE + FILL + BLOCKS + FIND, UNDO
        )
    ]
