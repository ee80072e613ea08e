"""Finds old answers by index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desks", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="idempotentanswer",
            index=models.Index(fields=["answered_at"], name="idempotent_answer_by_age"),
        ),
    ]
