"""What was forwarded, and its words in the index as words of a note are: to whom, and what was written before it.

With whom somebody telephoned is found from here on too.
"""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

# Each function below stood before without what follows from `forward`; undoing puts the former one back.
SAID = """
CREATE OR REPLACE FUNCTION upheld_search_said(message tickets_message, prefix text) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT setweight(upheld_words(prefix, left(message.text, 100000)),
            CASE WHEN message.kind IN ({internal}) THEN 'D'::"char" ELSE 'C' END)
        || setweight(upheld_words(
            prefix, CASE WHEN message.kind = 'customer' THEN message.sender_name ELSE '' END), 'B')
$$;
"""
FILE = """
CREATE OR REPLACE FUNCTION upheld_search_file(attachment tickets_attachment, prefix text) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT setweight(
        upheld_words(prefix, attachment.name), CASE WHEN kind IN ({internal}) THEN 'D'::"char" ELSE 'C' END)
    FROM tickets_message WHERE id = attachment.message_id
$$;
"""
FILL = """
CREATE OR REPLACE FUNCTION upheld_search_fill() RETURNS void LANGUAGE plpgsql AS $$
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
        SELECT string_agg(text, ' ') FILTER (WHERE kind NOT IN ({internal})) AS public,
            string_agg(text, ' ') FILTER (WHERE kind IN ({internal})) AS notes,
            string_agg(DISTINCT sender_name, ' ') FILTER (WHERE kind = 'customer') AS names,
            sum(length(text)) AS characters
        FROM tickets_message WHERE ticket_id = ticket.id
    ) said ON true
    WHERE coalesce(said.characters, 0) < 100000
        AND NOT EXISTS (SELECT 1 FROM tickets_searchentry WHERE ticket_id = ticket.id)
        AND ticket.id NOT IN (
            SELECT ticket_id FROM tickets_message message JOIN tickets_attachment ON message_id = message.id)
        {apart};
    PERFORM upheld_search_remake(id) FROM tickets_ticket
    WHERE NOT EXISTS (SELECT 1 FROM tickets_searchentry WHERE ticket_id = tickets_ticket.id);
END $$;
"""
REMAKE = """
CREATE OR REPLACE FUNCTION upheld_search_remake(ticket_number bigint) RETURNS void LANGUAGE plpgsql AS $$
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
    {recipients}
END $$;
"""
RECIPIENTS = """FOR said IN
        SELECT setweight(upheld_words(prefix, whom), 'D') FROM (
            SELECT message_id, recipient AS whom FROM tickets_forward
            UNION ALL SELECT message_id, with_whom FROM tickets_call
        ) beside
        WHERE message_id IN (SELECT id FROM tickets_message WHERE ticket_id = ticket_number) ORDER BY message_id
    LOOP
        PERFORM upheld_search_add(ticket_number, said);
    END LOOP;"""
APART = """AND ticket.id NOT IN (
            SELECT ticket_id FROM tickets_message message JOIN tickets_forward ON message_id = message.id)
        AND ticket.id NOT IN (
            SELECT ticket_id FROM tickets_message message JOIN tickets_call ON message_id = message.id)"""
FOLLOW = """
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
SELECT upheld_search_remake(ticket_id) FROM tickets_message
WHERE id IN (SELECT message_id FROM tickets_call) GROUP BY ticket_id;
"""
UNFOLLOW = """
DROP TRIGGER call_is_searched ON tickets_call;
DROP TRIGGER forward_is_searched ON tickets_forward;
DROP FUNCTION upheld_search_beside();
"""
KINDS = {"customer": "From the customer", "reply": "Reply to the customer", "note": "Internal note"}
CHOICES = [*KINDS.items(), ("forward", "Forwarded to somebody outside")]


def _functions(*, internal: str, recipients: str, apart: str) -> str:
    return (
        (SAID + FILE + FILL + REMAKE)
        .replace("{internal}", internal)
        .replace("{recipients}", recipients)
        .replace("{apart}", apart)
    )


class Migration(migrations.Migration):
    """Adds what was forwarded, and lets the index follow it."""

    dependencies: ClassVar = [("tickets", "0026_ticket_splits")]
    operations: ClassVar = [
        *(
            migrations.AlterField(model, "kind", models.CharField(choices=CHOICES, max_length=10))
            for model in ("message", "draft", "upload")
        ),
        migrations.CreateModel(
            name="Forward",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recipient", models.CharField(max_length=254)),
                ("carried", models.ManyToManyField(related_name="forwards", to="tickets.message")),
                ("files", models.ManyToManyField(related_name="forwards", to="tickets.attachment")),
                ("forwarded_at", models.DateTimeField()),
                ("forwarded_by", models.CharField(max_length=80)),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="forward", to="tickets.message"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("recipient", ""), _negated=True), name="forward_to_somebody"
                    )
                ],
                "indexes": [models.Index(fields=["forwarded_by", "forwarded_at"], name="forwards_of_person")],
            },
        ),
        migrations.RunSQL(
            _functions(internal="'note', 'forward'", recipients=RECIPIENTS, apart=APART) + FOLLOW,
            UNFOLLOW + _functions(internal="'note'", recipients="", apart=""),
        ),
    ]
