"""The ends of annexes, which the database refuses to change or delete."""

import django.db.models.deletion
from django.db import migrations, models

TRIGGER = """
CREATE TRIGGER annex_withdrawal_never_changes BEFORE UPDATE OR DELETE ON agreements_annexwithdrawal
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
"""
UNDO = "DROP TRIGGER annex_withdrawal_never_changes ON agreements_annexwithdrawal;"


class Migration(migrations.Migration):
    dependencies = [("agreements", "0005_annexes")]

    operations = [
        migrations.CreateModel(
            name="AnnexWithdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("effective_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField()),
                ("withdrawn_by", models.CharField(max_length=80)),
                (
                    "annex",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="agreements.annex",
                    ),
                ),
            ],
        ),
        migrations.RunSQL(TRIGGER, UNDO),
    ]
