"""Audit events are never changed, and each is announced to the live pages when its transaction commits."""

from typing import ClassVar

from django.db import migrations

REFUSE = """
CREATE FUNCTION upheld_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
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
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
CREATE TRIGGER audit_event_announced AFTER INSERT ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION upheld_announce_change();
"""
UNDO = """
DROP TRIGGER audit_event_announced ON audit_auditevent;
DROP TRIGGER audit_event_append_only ON audit_auditevent;
DROP FUNCTION upheld_announce_change();
DROP FUNCTION upheld_refuse_change();
"""


class Migration(migrations.Migration):
    """Adds the two triggers; other apps use `upheld_refuse_change` for their own immutable rows."""

    dependencies: ClassVar = [("audit", "0001_initial")]
    operations: ClassVar = [migrations.RunSQL(REFUSE + ANNOUNCE + TRIGGERS, UNDO)]
