"""Whatever changes a number leaves a notice to count its day anew, in the same transaction and waiting for nobody.

Per statement, not per row: a statement that changes ten thousand clocks leaves a notice per day, not per clock.
"""

from typing import ClassVar

from django.db import migrations

CLOCKS = """
CREATE FUNCTION upheld_clocks_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO improvement_staleday (desk_id, counted_on)
    SELECT DISTINCT ticket.desk_id, (settled.at AT TIME ZONE desk.zone)::date
    FROM added
    JOIN tickets_ticket ticket ON ticket.id = added.ticket_id
    JOIN desks_desk desk ON desk.id = ticket.desk_id
    CROSS JOIN LATERAL (VALUES (added.past_due_at), (added.stopped_at)) settled (at)
    WHERE settled.at IS NOT NULL;
    RETURN NULL;
END $$;
CREATE FUNCTION upheld_clocks_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO improvement_staleday (desk_id, counted_on)
    SELECT DISTINCT ticket.desk_id, (settled.at AT TIME ZONE desk.zone)::date
    FROM was
    JOIN became USING (id)
    JOIN tickets_ticket ticket ON ticket.id = became.ticket_id
    JOIN desks_desk desk ON desk.id = ticket.desk_id
    CROSS JOIN LATERAL (
        VALUES (was.past_due_at), (was.stopped_at), (became.past_due_at), (became.stopped_at)
    ) settled (at)
    WHERE settled.at IS NOT NULL
        AND (was.stage, was.past_due_at, was.stopped_at, was.withdrawn_id, was.clause, was.strength, was.counted,
             was.used_s, was.total_s)
            IS DISTINCT FROM
            (became.stage, became.past_due_at, became.stopped_at, became.withdrawn_id, became.clause,
             became.strength, became.counted, became.used_s, became.total_s);
    RETURN NULL;
END $$;
"""
TICKETS = """
CREATE FUNCTION upheld_tickets_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO improvement_staleday (desk_id, counted_on)
    SELECT DISTINCT added.desk_id, (added.received_at AT TIME ZONE desk.zone)::date
    FROM added JOIN desks_desk desk ON desk.id = added.desk_id;
    RETURN NULL;
END $$;
CREATE FUNCTION upheld_tickets_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO improvement_staleday (desk_id, counted_on)
    SELECT DISTINCT became.desk_id, (became.received_at AT TIME ZONE desk.zone)::date
    FROM was
    JOIN became USING (id)
    JOIN desks_desk desk ON desk.id = became.desk_id
    WHERE (was.state = 'resolved') IS DISTINCT FROM (became.state = 'resolved')
    UNION
    SELECT became.desk_id, (settled.at AT TIME ZONE desk.zone)::date
    FROM was
    JOIN became USING (id)
    JOIN desks_desk desk ON desk.id = became.desk_id
    JOIN tickets_clock clock ON clock.ticket_id = became.id
    CROSS JOIN LATERAL (VALUES (clock.past_due_at), (clock.stopped_at)) settled (at)
    WHERE settled.at IS NOT NULL
        AND (was.priority, was.team_id, was.organisation_id)
            IS DISTINCT FROM (became.priority, became.team_id, became.organisation_id);
    RETURN NULL;
END $$;
"""
CLOSURES = """
CREATE FUNCTION upheld_closures_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO improvement_staleday (desk_id, counted_on)
    SELECT DISTINCT ticket.desk_id, (touched.closed_at AT TIME ZONE desk.zone)::date
    FROM touched
    JOIN tickets_ticket ticket ON ticket.id = touched.ticket_id
    JOIN desks_desk desk ON desk.id = ticket.desk_id;
    RETURN NULL;
END $$;
"""
TRIGGERS = """
CREATE TRIGGER clocks_added_stale_their_days AFTER INSERT ON tickets_clock
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION upheld_clocks_added();
CREATE TRIGGER clocks_changed_stale_their_days AFTER UPDATE ON tickets_clock
    REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION upheld_clocks_changed();
CREATE TRIGGER tickets_added_stale_their_days AFTER INSERT ON tickets_ticket
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION upheld_tickets_added();
CREATE TRIGGER tickets_changed_stale_their_days AFTER UPDATE ON tickets_ticket
    REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION upheld_tickets_changed();
CREATE TRIGGER closures_added_stale_their_days AFTER INSERT ON tickets_closure
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION upheld_closures_touched();
CREATE TRIGGER closures_changed_stale_their_days AFTER UPDATE ON tickets_closure
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION upheld_closures_touched();
"""
# What happened before there were numbers is counted too, day by day, by the worker.
BEFORE = """
INSERT INTO improvement_staleday (desk_id, counted_on)
SELECT desk_id, (received_at AT TIME ZONE zone)::date FROM tickets_ticket JOIN desks_desk ON desks_desk.id = desk_id
UNION
SELECT desk_id, (settled.at AT TIME ZONE zone)::date
FROM tickets_clock
JOIN tickets_ticket ON tickets_ticket.id = ticket_id
JOIN desks_desk ON desks_desk.id = desk_id
CROSS JOIN LATERAL (VALUES (past_due_at), (stopped_at)) settled (at)
WHERE settled.at IS NOT NULL
UNION
SELECT desk_id, (closed_at AT TIME ZONE zone)::date
FROM tickets_closure
JOIN tickets_ticket ON tickets_ticket.id = ticket_id
JOIN desks_desk ON desks_desk.id = desk_id;
"""
UNDO = """
DROP TRIGGER closures_changed_stale_their_days ON tickets_closure;
DROP TRIGGER closures_added_stale_their_days ON tickets_closure;
DROP TRIGGER tickets_changed_stale_their_days ON tickets_ticket;
DROP TRIGGER tickets_added_stale_their_days ON tickets_ticket;
DROP TRIGGER clocks_changed_stale_their_days ON tickets_clock;
DROP TRIGGER clocks_added_stale_their_days ON tickets_clock;
DROP FUNCTION upheld_closures_touched();
DROP FUNCTION upheld_tickets_changed();
DROP FUNCTION upheld_tickets_added();
DROP FUNCTION upheld_clocks_changed();
DROP FUNCTION upheld_clocks_added();
"""


class Migration(migrations.Migration):
    """Adds the triggers, and a notice for every day of which something is known already."""

    dependencies: ClassVar = [("improvement", "0001_initial")]
    operations: ClassVar = [
        migrations.RunSQL(CLOCKS + TICKETS + CLOSURES + TRIGGERS, UNDO),
        migrations.RunSQL(BEFORE, migrations.RunSQL.noop),
    ]
