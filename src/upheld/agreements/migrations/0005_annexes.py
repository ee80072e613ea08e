"""Annexes of contracts, which the database refuses to change or delete."""

import django.db.models.deletion
from django.db import migrations, models

TRIGGER = """
CREATE TRIGGER annex_never_changes BEFORE UPDATE OR DELETE ON agreements_annex
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
"""
UNDO = "DROP TRIGGER annex_never_changes ON agreements_annex;"


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_append_only_and_announced"),
        ("agreements", "0004_drafts"),
        ("customers", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Annex",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("label", models.CharField(max_length=4)),
                ("text", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                ("effective_at", models.DateTimeField()),
                ("published_at", models.DateTimeField()),
                ("published_by", models.CharField(max_length=80)),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="annexes", to="customers.contract"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["contract", "-effective_at", "-number"], name="annex_in_force")],
                "constraints": [
                    models.UniqueConstraint(fields=("contract", "number"), name="annex_number_once_per_contract"),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="annex_numbers_from_one"),
                ],
            },
        ),
        migrations.RunSQL(TRIGGER, UNDO),
    ]
