"""The database refuses to change or delete a row of agreements_agreementversion."""

from typing import ClassVar

from django.db import migrations

TRIGGER = """
CREATE TRIGGER agreement_version_never_changes BEFORE UPDATE OR DELETE ON agreements_agreementversion
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
"""
UNDO = "DROP TRIGGER agreement_version_never_changes ON agreements_agreementversion;"


class Migration(migrations.Migration):
    """Adds the trigger that refuses."""

    dependencies: ClassVar = [("agreements", "0001_initial"), ("audit", "0002_append_only_and_announced")]
    operations: ClassVar = [migrations.RunSQL(TRIGGER, UNDO)]
