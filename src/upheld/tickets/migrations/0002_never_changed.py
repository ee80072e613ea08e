"""The database refuses to change or delete what happened to a clock, and what was counted anew or fulfilled."""

from typing import ClassVar

from django.db import migrations

TRIGGERS = """
CREATE TRIGGER clock_event_never_changes BEFORE UPDATE OR DELETE ON tickets_clockevent
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
CREATE TRIGGER recount_never_changes BEFORE UPDATE OR DELETE ON tickets_recount
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
CREATE TRIGGER fulfilment_never_changes BEFORE UPDATE OR DELETE ON tickets_fulfilment
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
"""
UNDO = """
DROP TRIGGER fulfilment_never_changes ON tickets_fulfilment;
DROP TRIGGER recount_never_changes ON tickets_recount;
DROP TRIGGER clock_event_never_changes ON tickets_clockevent;
"""


class Migration(migrations.Migration):
    """Adds the triggers that refuse."""

    replaces: ClassVar = [("tickets", "0002_clock_event_never_changes"), ("tickets", "0004_recounts")]
    dependencies: ClassVar = [("tickets", "0001_tables"), ("audit", "0002_kept_and_announced")]
    operations: ClassVar = [migrations.RunSQL(TRIGGERS, UNDO)]
