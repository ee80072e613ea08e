"""An audit event's name and facts may be erased, in a transaction that says so; all else of it is never changed."""

from typing import ClassVar

from django.db import migrations

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
DROP TRIGGER audit_event_append_only ON audit_auditevent;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_all_but_erasing();
"""
UNDO = """
DROP TRIGGER audit_event_append_only ON audit_auditevent;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
DROP FUNCTION upheld_refuse_all_but_erasing();
"""


class Migration(migrations.Migration):
    """Gives audit events a trigger of their own; other immutable rows keep the one that refuses everything."""

    dependencies: ClassVar = [("audit", "0002_append_only_and_announced")]
    operations: ClassVar = [migrations.RunSQL(ALLOW, UNDO)]
