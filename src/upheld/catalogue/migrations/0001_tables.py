"""Services that customers depend on."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("catalogue", "0001_initial"), ("catalogue", "0002_retired_services")]

    initial = True

    dependencies = [
        ("desks", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Service",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="services", to="desks.desk"
                    ),
                ),
                ("key", models.SlugField(max_length=60)),
                ("name", models.CharField(max_length=120)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("retired_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("desk", "key"), name="service_once_per_desk"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_by__isnull", True)),
                            models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="service_retired_at_with_by",
                    ),
                ],
            },
        ),
    ]
