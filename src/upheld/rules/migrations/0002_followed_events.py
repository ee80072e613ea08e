"""Each event that a rule of its desk follows is kept for the worker, in its transaction; no other costs more than a look.

What a revision or a trial of a rule says is never changed.
"""

from typing import ClassVar

from django.db import migrations

FOLLOW = """
CREATE FUNCTION upheld_rules_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rules_happening (event, desk_id, ticket_id, verb, happened_at, happened_by)
    SELECT NEW.id, ticket.desk_id, ticket.id, NEW.verb, NEW.at, NEW."by"
    FROM desks_desk desk
    JOIN tickets_ticket ticket ON ticket.desk_id = desk.id AND ticket.number = NEW.number
    WHERE desk.name = NEW.desk
        AND EXISTS (
            SELECT FROM rules_rule rule
            JOIN rules_rulerevision revision ON revision.id = rule.running_id
            WHERE rule.desk_id = desk.id AND rule.running_id IS NOT NULL AND revision.trigger = NEW.verb
        );
    RETURN NULL;
END $$;
CREATE TRIGGER audit_event_followed_by_rules AFTER INSERT ON audit_auditevent
    FOR EACH ROW WHEN (NEW.subject = 'ticket') EXECUTE FUNCTION upheld_rules_follow();
"""
KEEP = """
CREATE TRIGGER rule_revision_never_changes BEFORE UPDATE OR DELETE ON rules_rulerevision
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
CREATE TRIGGER rule_trial_never_changes BEFORE UPDATE OR DELETE ON rules_ruletrial
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
"""
UNDO = """
DROP TRIGGER rule_trial_never_changes ON rules_ruletrial;
DROP TRIGGER rule_revision_never_changes ON rules_rulerevision;
DROP TRIGGER audit_event_followed_by_rules ON audit_auditevent;
DROP FUNCTION upheld_rules_follow();
"""


class Migration(migrations.Migration):
    """Adds the three triggers."""

    replaces: ClassVar = [("rules", "0002_followed"), ("rules", "0003_set_aside")]
    dependencies: ClassVar = [("rules", "0001_tables"), ("audit", "0002_kept_and_announced")]
    operations: ClassVar = [migrations.RunSQL(FOLLOW + KEEP, UNDO)]
