"""Every save of a draft, which the database refuses to change or delete; drafts from before keep their last one."""

import django.db.models.deletion
from django.db import migrations, models

TRIGGER = """
CREATE TRIGGER draft_revision_never_changes BEFORE UPDATE OR DELETE ON agreements_draftrevision
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
"""
UNDO = "DROP TRIGGER draft_revision_never_changes ON agreements_draftrevision;"
LAST_SAVES = """
INSERT INTO agreements_draftrevision (draft_id, number, text, saved_at, saved_by, saved_by_name)
    SELECT id, revision, text, saved_at, saved_by, saved_by_name FROM agreements_draft;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_append_only_and_announced"),
        ("agreements", "0006_annex_withdrawal"),
    ]

    operations = [
        migrations.CreateModel(
            name="DraftRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.CharField(max_length=80)),
                ("saved_by_name", models.CharField(max_length=200)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="revisions", to="agreements.draft"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("draft", "number"), name="draft_revision_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="draft_revision_numbers_from_one"
                    ),
                ],
            },
        ),
        migrations.RunSQL(LAST_SAVES, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGER, UNDO),
    ]
