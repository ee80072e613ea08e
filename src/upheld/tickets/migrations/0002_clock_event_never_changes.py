"""The database refuses to change or delete a row of tickets_clockevent."""

from typing import ClassVar

from django.db import migrations

TRIGGER = """
CREATE TRIGGER clock_event_never_changes BEFORE UPDATE OR DELETE ON tickets_clockevent
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
"""
UNDO = "DROP TRIGGER clock_event_never_changes ON tickets_clockevent;"


class Migration(migrations.Migration):
    """Adds the trigger that refuses."""

    dependencies: ClassVar = [("tickets", "0001_initial"), ("audit", "0002_append_only_and_announced")]
    operations: ClassVar = [migrations.RunSQL(TRIGGER, UNDO)]
