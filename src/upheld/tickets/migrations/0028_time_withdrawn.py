"""Time has a day, and can be withdrawn."""

from typing import ClassVar

from django.db import migrations, models

# What was written down before was spent on the day on which that was done, as it was by the desk's clock.
ON = """
UPDATE tickets_timespent spent SET spent_on = (spent.spent_at AT TIME ZONE desk.zone)::date
FROM tickets_ticket ticket JOIN desks_desk desk ON desk.id = ticket.desk_id WHERE ticket.id = spent.ticket_id
"""


class Migration(migrations.Migration):
    """Adds both; the day is asked for once every row has one."""

    dependencies: ClassVar = [("tickets", "0027_forwards")]
    operations: ClassVar = [
        migrations.AddField("timespent", "spent_on", models.DateField(null=True)),
        migrations.AddField("timespent", "withdrawn_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("timespent", "withdrawn_by", models.CharField(blank=True, max_length=80, null=True)),
        migrations.RunSQL(f"SET CONSTRAINTS ALL IMMEDIATE; {ON}", migrations.RunSQL.noop),
        migrations.AlterField("timespent", "spent_on", models.DateField()),
        migrations.AddConstraint(
            "timespent",
            models.CheckConstraint(
                condition=models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True))
                | models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                name="time_spent_withdrawn_at_with_by",
            ),
        ),
    ]
