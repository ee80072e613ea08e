"""A macro is the desk's or one person's; two people may call theirs alike."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Adds whose it is."""

    dependencies: ClassVar = [
        ("tickets", "0029_values_on_their_way"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar = [
        migrations.AddField(
            "macro",
            "owner",
            models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RemoveConstraint("macro", "macro_label_once_per_desk"),
        migrations.AddConstraint(
            "macro",
            models.UniqueConstraint(
                condition=Q(owner__isnull=True, retired_at__isnull=True),
                fields=("desk", "label"),
                name="macro_label_once_per_desk",
            ),
        ),
        migrations.AddConstraint(
            "macro",
            models.UniqueConstraint(
                condition=Q(owner__isnull=False, retired_at__isnull=True),
                fields=("desk", "owner", "label"),
                name="macro_label_once_per_owner",
            ),
        ),
    ]
