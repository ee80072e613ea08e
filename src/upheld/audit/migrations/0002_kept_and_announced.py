"""Audit events are never changed but to erase a name, and each is announced to the live pages when its transaction commits.

Who erases says so in the transaction; then the name and the facts may go, and nothing else.
"""

from typing import ClassVar

from django.db import migrations

REFUSE = """
CREATE FUNCTION upheld_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
ALLOW = """
CREATE FUNCTION upheld_refuse_all_but_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('upheld.erasing', true) = 'on'
        AND to_jsonb(NEW) - 'by_name' - 'facts' = to_jsonb(OLD) - 'by_name' - 'facts'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
ANNOUNCE = """
CREATE FUNCTION upheld_announce_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('upheld_changes', json_build_object(
        'desk', NEW.desk, 'subject', NEW.subject, 'number', NEW.number, 'verb', NEW.verb)::text);
    RETURN NULL;
END $$;
"""
TRIGGERS = """
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_all_but_erasing();
CREATE TRIGGER audit_event_announced AFTER INSERT ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION upheld_announce_change();
"""
UNDO = """
DROP TRIGGER audit_event_announced ON audit_auditevent;
DROP TRIGGER audit_event_append_only ON audit_auditevent;
DROP FUNCTION upheld_announce_change();
DROP FUNCTION upheld_refuse_all_but_erasing();
DROP FUNCTION upheld_refuse_change();
"""


class Migration(migrations.Migration):
    """Adds the two triggers; other apps use `upheld_refuse_change` for their own immutable rows."""

    replaces: ClassVar = [("audit", "0002_append_only_and_announced"), ("audit", "0004_newest_of_desk")]
    dependencies: ClassVar = [("audit", "0001_tables")]
    operations: ClassVar = [migrations.RunSQL(REFUSE + ALLOW + ANNOUNCE + TRIGGERS, UNDO)]
