"""Whoever is told something, or reads it, learns so on their other open pages when the transaction commits."""

from typing import ClassVar

from django.db import migrations

ANNOUNCE = """
CREATE FUNCTION upheld_announce_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('upheld_changes', json_build_object(
        'desk', NEW.desk, 'subject', 'notice', 'number', NEW.person,
        'verb', CASE WHEN NEW.read_at IS NULL THEN 'told' ELSE 'read' END)::text);
    RETURN NULL;
END $$;
CREATE TRIGGER notice_announced AFTER INSERT OR UPDATE OF read_at ON notifications_notice
    FOR EACH ROW EXECUTE FUNCTION upheld_announce_notice();
"""
UNDO = """
DROP TRIGGER notice_announced ON notifications_notice;
DROP FUNCTION upheld_announce_notice();
"""


class Migration(migrations.Migration):
    """Adds the trigger; equal announcements of one transaction are one."""

    replaces: ClassVar = [("notifications", "0004_notices_announced"), ("notifications", "0006_unconfirmed_addresses")]
    dependencies: ClassVar = [("notifications", "0001_tables")]
    operations: ClassVar = [migrations.RunSQL(ANNOUNCE, UNDO)]
