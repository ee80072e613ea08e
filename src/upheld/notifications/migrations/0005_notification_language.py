"""In which language a notification is said to whom it is for."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the column; what is there has none yet."""

    dependencies: ClassVar = [("notifications", "0004_notices_announced")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="notification",
            name="language",
            field=models.CharField(blank=True, db_default="", default="", max_length=10),
        )
    ]
