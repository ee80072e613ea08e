"""Files may be sent with a form that opens a ticket; secrets are taken out of them, and strangers' are set apart."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Adds to which form a file belongs, what was taken out of it, and whether a stranger sent it."""

    dependencies: ClassVar = [("tickets", "0034_emergencies")]
    operations: ClassVar = [
        *(
            migrations.AddField(model, name, field)
            for model in ("attachment", "upload")
            for name, field in (
                ("secrets_taken_out", models.PositiveIntegerField(default=0)),
                ("by_stranger", models.BooleanField(default=False)),
            )
        ),
        migrations.AddField("upload", "submission", models.UUIDField(blank=True, null=True)),
        migrations.AddConstraint(
            "upload",
            models.CheckConstraint(
                condition=Q(ticket__isnull=True) | Q(submission__isnull=True),
                name="upload_is_for_a_ticket_or_a_form",
            ),
        ),
        migrations.AddIndex(
            "upload",
            models.Index(condition=Q(submission__isnull=False), fields=["desk", "submission"], name="upload_of_form"),
        ),
    ]
