"""The database refuses to change or delete what was published, withdrawn or saved."""

from typing import ClassVar

from django.db import migrations

TRIGGERS = """
CREATE TRIGGER agreement_version_never_changes BEFORE UPDATE OR DELETE ON agreements_agreementversion
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
CREATE TRIGGER annex_never_changes BEFORE UPDATE OR DELETE ON agreements_annex
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
CREATE TRIGGER annex_withdrawal_never_changes BEFORE UPDATE OR DELETE ON agreements_annexwithdrawal
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
CREATE TRIGGER draft_revision_never_changes BEFORE UPDATE OR DELETE ON agreements_draftrevision
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
"""
UNDO = """
DROP TRIGGER draft_revision_never_changes ON agreements_draftrevision;
DROP TRIGGER annex_withdrawal_never_changes ON agreements_annexwithdrawal;
DROP TRIGGER annex_never_changes ON agreements_annex;
DROP TRIGGER agreement_version_never_changes ON agreements_agreementversion;
"""


class Migration(migrations.Migration):
    """Adds the triggers that refuse."""

    replaces: ClassVar = [
        ("agreements", "0002_agreement_version_never_changes"),
        ("agreements", "0007_draft_revisions"),
    ]
    dependencies: ClassVar = [("agreements", "0001_tables"), ("audit", "0002_kept_and_announced")]
    operations: ClassVar = [migrations.RunSQL(TRIGGERS, UNDO)]
