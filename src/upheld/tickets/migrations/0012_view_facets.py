"""What views of the queue ask of a ticket: columns that actions derive, and facets that the database derives from all."""

from typing import Any

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.conditions import Situation, first_match
from servicelevel.agreement.terms import Agreement
from servicelevel.priority.triage import declares_emergency

FACETS = """
CREATE FUNCTION tickets_facets(
    desk bigint, state text, kind text, priority text, channel text, team bigint, holder bigint, organisation bigint,
    contact bigint, facts jsonb, standing varchar[], tags varchar[]
) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN state = 'resolved' THEN NULL ELSE
        ARRAY['desk=' || desk, 'state=' || state, 'kind=' || kind, 'priority=' || priority, 'channel=' || channel,
              'team=' || coalesce(team::text, ''), 'holder=' || coalesce(holder::text, ''),
              'organisation=' || coalesce(organisation::text, ''), 'contact=' || contact]
        || ARRAY(SELECT 'fact.' || key || '=' || value FROM jsonb_each_text(facts))
        || standing::text[] || ARRAY(SELECT 'tag=' || tag FROM unnest(tags) AS tag)
    END
$$;
"""
DROP_FACETS = """
DROP FUNCTION tickets_facets(bigint, text, text, text, text, bigint, bigint, bigint, bigint, jsonb, varchar[], varchar[]);
"""
# The few rows that have facets are a small part of the table; the planner must know them well.
STATISTICS = "ALTER TABLE tickets_ticket ALTER COLUMN facets SET STATISTICS 1000"

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
    dependencies = [("agreements", "0007_draft_revisions"), ("tickets", "0011_attachments")]

    operations = [
        migrations.RunSQL(FACETS, DROP_FACETS),
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
        migrations.AddField(
            model_name="ticket",
            name="facets",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("desk"),
                    models.F("state"),
                    models.F("kind"),
                    models.F("priority"),
                    models.F("channel"),
                    models.F("team"),
                    models.F("holder"),
                    models.F("organisation"),
                    models.F("contact"),
                    models.F("facts"),
                    models.F("standing"),
                    models.F("tags"),
                    function="tickets_facets",
                ),
                null=True,
                output_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
            ),
        ),
        migrations.RunSQL(STATISTICS, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("facets__isnull", False)),
                fields=["desk", "queue_group", "queue_at", "id"],
                name="ticket_views_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("facets__isnull", False)), fastupdate=False, fields=["facets"], name="ticket_facets"
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("breach_at__isnull", False), ("facets__isnull", False)),
                fields=["desk", "breach_at"],
                name="ticket_views_breached",
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("facets__isnull", False), ("miss_at__isnull", False)),
                fields=["desk", "miss_at"],
                name="ticket_views_missed",
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("state", "open"), models.Q(("line", ""), _negated=True)),
                fields=["desk", "line", "received_at", "id"],
                name="ticket_in_line",
            ),
        ),
    ]
