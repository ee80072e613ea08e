"""What views of the queue ask of a ticket beyond its own columns; said of every ticket that is open already."""

from typing import Any

import django.contrib.postgres.fields
from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.conditions import Situation, first_match
from servicelevel.agreement.terms import Agreement
from servicelevel.priority.triage import declares_emergency

# What clocks and holds of open tickets say; `actions/standing.py` derives the same.
FROM_ROWS = """
UPDATE tickets_ticket SET
    standing = ARRAY(
        SELECT DISTINCT 'promise=' || metric FROM tickets_clock
        WHERE ticket_id = tickets_ticket.id AND stage IN ('in_progress', 'paused') AND withdrawn_id IS NULL
        UNION SELECT DISTINCT 'strength=' || strength FROM tickets_clock
        WHERE ticket_id = tickets_ticket.id AND stage IN ('in_progress', 'paused') AND withdrawn_id IS NULL
        UNION SELECT 'hold=' || reason FROM tickets_hold WHERE ticket_id = tickets_ticket.id AND lifted_at IS NULL),
    breach_at = (
        SELECT min(coalesce(past_due_at, CASE WHEN stage = 'in_progress' THEN due_at END)) FROM tickets_clock
        WHERE ticket_id = tickets_ticket.id AND strength = 'guaranteed' AND stage <> 'cancelled'),
    miss_at = (
        SELECT min(coalesce(past_due_at, CASE WHEN stage = 'in_progress' THEN due_at END)) FROM tickets_clock
        WHERE ticket_id = tickets_ticket.id AND strength IN ('target', 'discretionary') AND stage <> 'cancelled')
WHERE state <> 'resolved';
"""


def derive_from_agreements(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Say of each open ticket in which line it waits, and whether it is an emergency."""
    versions = apps.get_model("agreements", "AgreementVersion").objects
    for version in versions.iterator():
        agreement = compile_agreement(version.text)
        if not agreement.queues and agreement.emergencies is None:
            continue
        for ticket in version.tickets.exclude(state="resolved").iterator():
            _derive(ticket, agreement)


def _derive(ticket: Any, agreement: Agreement) -> None:
    situation = Situation(agreement=agreement, facts=ticket.facts, received_at=ticket.received_at)
    waits, term = first_match(agreement.queues, situation), agreement.emergencies
    declared = declares_emergency(agreement, facts=ticket.facts, at=ticket.received_at).verdict
    judged = ticket.recounts.filter(cause="emergency").exists()
    ticket.line = waits.clause.cited if waits else ""
    if term and declared and term.judged_by is not None and not judged:
        ticket.standing.append("emergency=waiting")
    if term and ticket.facts.get("emergency", "true" if declared else "false") == "true":
        ticket.standing.append("emergency=counts")
    ticket.save(update_fields=["line", "standing"])


class Migration(migrations.Migration):
    dependencies = [("agreements", "0007_draft_revisions"), ("tickets", "0020_calls_and_time")]

    operations = [
        migrations.AddField(
            model_name="ticket",
            name="breach_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="ticket",
            name="standing",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=80),
                blank=True,
                db_default=models.Value(
                    [],
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), size=None
                    ),
                ),
                default=list,
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="ticket",
            name="line",
            field=models.CharField(blank=True, db_default="", max_length=20),
        ),
        migrations.AddField(
            model_name="ticket",
            name="miss_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunSQL(FROM_ROWS, migrations.RunSQL.noop),
        migrations.RunPython(derive_from_agreements, migrations.RunPython.noop),
    ]
