"""Repeats on the ticket who has it, so that the queue of one person is an index and not a join."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0002_agreement_version_never_changes"),
        ("customers", "0001_initial"),
        ("desks", "0001_initial"),
        ("tickets", "0002_clock_event_never_changes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="ticket",
            name="holder",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="held_tickets",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(models.Q(("state", "resolved"), _negated=True), ("holder__isnull", False)),
                fields=["holder", "queue_group", "queue_at", "id"],
                name="ticket_queue_of_holder",
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(models.Q(("state", "resolved"), _negated=True), ("holder__isnull", True)),
                fields=["desk", "queue_group", "queue_at", "id"],
                name="ticket_queue_unassigned",
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("state", "on_hold")),
                fields=["desk", "queue_group", "queue_at", "id"],
                name="ticket_queue_on_hold",
            ),
        ),
        migrations.RunSQL(
            "UPDATE tickets_ticket SET holder_id = held.agent_id FROM tickets_assignment held "
            "WHERE held.ticket_id = tickets_ticket.id AND held.ended_at IS NULL",
            migrations.RunSQL.noop,
        ),
    ]
