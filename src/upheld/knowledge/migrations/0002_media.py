"""Articles show pictures and videos."""

import uuid
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds what an article may show."""

    dependencies: ClassVar = [("knowledge", "0001_articles")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Media",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("size", models.PositiveBigIntegerField()),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("width", models.PositiveIntegerField(blank=True, null=True)),
                ("height", models.PositiveIntegerField(blank=True, null=True)),
                ("secrets_taken_out", models.PositiveIntegerField(default=0)),
                ("by_stranger", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
                ("arrived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="media", to="knowledge.article"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="media",
            constraint=models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="article_media_is_not_empty"),
        ),
        migrations.AddConstraint(
            model_name="media",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("arrived_at__isnull", True),
                    ("media_type__in", ["video/mp4", "video/webm"]),
                    ("width__isnull", False),
                    _connector="OR",
                ),
                name="article_media_can_be_shown",
            ),
        ),
    ]
