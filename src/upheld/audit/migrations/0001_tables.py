"""What happened, and who did it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("audit", "0001_initial"), ("audit", "0003_names_may_be_erased")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("desk", models.CharField(blank=True, max_length=40)),
                ("subject", models.CharField(max_length=40)),
                ("number", models.BigIntegerField()),
                ("verb", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=80)),
                ("by_name", models.CharField(max_length=200)),
                ("facts", models.JSONField(default=dict)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["desk", "subject", "number", "at"], name="audit_event_subject_history"),
                    models.Index(fields=["desk", "-id"], name="audit_event_of_desk"),
                ],
            },
        ),
    ]
