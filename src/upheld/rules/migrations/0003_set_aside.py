"""What was set aside is listed by desk; it and the log are forgotten by age."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Adds the three indexes."""

    dependencies: ClassVar = [("rules", "0002_followed")]
    operations: ClassVar = [
        migrations.AddIndex(
            "happening",
            models.Index(fields=["desk", "-id"], condition=~Q(fault=""), name="happening_set_aside"),
        ),
        migrations.AddIndex(
            "happening",
            models.Index(fields=["happened_at"], condition=~Q(fault=""), name="happening_set_aside_age"),
        ),
        migrations.AddIndex("rulerun", models.Index(fields=["ran_at"], name="rule_run_by_age")),
    ]
