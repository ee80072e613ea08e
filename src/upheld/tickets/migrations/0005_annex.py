"""A ticket keeps the annex under which it was received."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0005_annexes"),
        ("tickets", "0004_recounts"),
    ]

    operations = [
        migrations.AddField(
            model_name="ticket",
            name="annex",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tickets",
                to="agreements.annex",
            ),
        ),
    ]
