"""Let a ticket follow one that can no longer be opened again."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more thing that two tickets may be to each other."""

    dependencies: ClassVar = [("tickets", "0003_words")]
    operations: ClassVar = [
        migrations.AlterField(
            model_name="ticketlink",
            name="kind",
            field=models.CharField(
                choices=[
                    ("blocks", "blocks"),
                    ("duplicates", "duplicates"),
                    ("causes", "causes"),
                    ("follows", "follows"),
                ],
                max_length=10,
            ),
        ),
    ]
