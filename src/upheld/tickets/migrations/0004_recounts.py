"""What a ticket is held to may change: recounts, fulfilments, clocks withdrawn, and an index for corrections."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

TRIGGERS = """
CREATE TRIGGER recount_never_changes BEFORE UPDATE OR DELETE ON tickets_recount
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
CREATE TRIGGER fulfilment_never_changes BEFORE UPDATE OR DELETE ON tickets_fulfilment
    FOR EACH ROW EXECUTE FUNCTION upheld_refuse_change();
"""
UNDO = """
DROP TRIGGER recount_never_changes ON tickets_recount;
DROP TRIGGER fulfilment_never_changes ON tickets_fulfilment;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0003_corrections"),
        ("customers", "0001_initial"),
        ("desks", "0002_answers_by_age"),
        ("tickets", "0003_holder"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Fulfilment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("release", "Release"), ("decision", "Decision")], max_length=10)),
                ("release", models.CharField(blank=True, max_length=200)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("released_on", models.DateField(blank=True, null=True)),
                ("decision", models.CharField(blank=True, max_length=2000)),
                ("fulfilled_at", models.DateTimeField()),
                ("fulfilled_by", models.CharField(max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name="Recount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("priority", "Priority judged"),
                            ("emergency", "Emergency judged"),
                            ("facts", "Facts corrected"),
                            ("plan", "Plan changed"),
                            ("version", "Moved to another version"),
                            ("correction", "Agreement corrected"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(max_length=500)),
                ("facts_before", models.JSONField()),
                ("facts_after", models.JSONField()),
                ("changes", models.JSONField(default=list)),
                ("recounted_at", models.DateTimeField()),
                ("recounted_by", models.CharField(max_length=80)),
                ("recounter_name", models.CharField(max_length=200)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="clock",
            name="clock_once_per_metric",
        ),
        migrations.AddField(
            model_name="clock",
            name="fulfilled_by",
            field=models.CharField(blank=True, db_default="", max_length=10),
        ),
        migrations.AlterField(
            model_name="ticket",
            name="agreement_version",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tickets",
                to="agreements.agreementversion",
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(fields=["agreement_version", "received_at"], name="ticket_received_under_version"),
        ),
        migrations.AddField(
            model_name="fulfilment",
            name="clock",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="fulfilment", to="tickets.clock"
            ),
        ),
        migrations.AddField(
            model_name="recount",
            name="ticket",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="recounts", to="tickets.ticket"
            ),
        ),
        migrations.AddField(
            model_name="recount",
            name="version_after",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agreements.agreementversion"
            ),
        ),
        migrations.AddField(
            model_name="recount",
            name="version_before",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agreements.agreementversion"
            ),
        ),
        migrations.AddField(
            model_name="clock",
            name="withdrawn",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="withdrawn",
                to="tickets.recount",
            ),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=django.contrib.postgres.indexes.GistIndex(
                models.Func(
                    django.db.models.functions.comparison.Least("starts_at", "stopped_at"),
                    models.Case(
                        models.When(stage="paused", then=models.Value(None, output_field=models.DateTimeField())),
                        default=django.db.models.functions.comparison.Greatest("starts_at", "due_at", "stopped_at"),
                    ),
                    function="tstzrange",
                ),
                condition=models.Q(("calendar", ""), _negated=True),
                name="clock_counted_over",
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn__isnull", True)),
                fields=("ticket", "metric"),
                name="clock_once_per_metric",
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn__isnull", True), ("stage", "cancelled"), _connector="OR"),
                name="clock_withdrawn_is_cancelled",
            ),
        ),
        migrations.AddConstraint(
            model_name="fulfilment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decision", ""),
                        ("kind", "release"),
                        ("released_on__isnull", False),
                        models.Q(("release", ""), _negated=True),
                    ),
                    models.Q(
                        ("kind", "decision"),
                        ("release", ""),
                        ("released_on__isnull", True),
                        ("url", ""),
                        models.Q(("decision", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="fulfilment_is_a_release_or_a_decision",
            ),
        ),
        migrations.AddIndex(
            model_name="recount",
            index=models.Index(fields=["ticket", "id"], name="recount_in_order"),
        ),
        migrations.AddConstraint(
            model_name="recount",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="recount_says_why"
            ),
        ),
        migrations.RunSQL(TRIGGERS, UNDO),
    ]
