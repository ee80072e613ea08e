"""A version may correct another, and counts in its place."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0002_agreement_version_never_changes"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="counted_as",
            field=models.JSONField(blank=True, db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="agreementversion",
            name="corrects",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="agreements.agreementversion",
            ),
        ),
    ]
