"""The index by which the newest events of a desk are found."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds one index."""

    dependencies: ClassVar = [("audit", "0003_names_may_be_erased")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["desk", "-id"], name="audit_event_of_desk"),
        ),
    ]
