"""A reply that resolves its ticket carries what the desk wants to know before that."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds it."""

    dependencies: ClassVar = [("tickets", "0028_time_withdrawn")]
    operations: ClassVar = [
        migrations.AddField("sending", "then_values", models.JSONField(blank=True, default=dict)),
    ]
