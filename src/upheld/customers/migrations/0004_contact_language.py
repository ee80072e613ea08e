"""In which language a person without an account is written to."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the column; what is there has none yet."""

    dependencies: ClassVar = [("customers", "0003_customer_records")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="contact",
            name="language",
            field=models.CharField(blank=True, db_default="", default="", max_length=10),
        )
    ]
