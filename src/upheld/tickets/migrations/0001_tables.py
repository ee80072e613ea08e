"""Tickets, and all that belongs to one; the facets of open ones are derived by the database."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

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


class Migration(migrations.Migration):
    replaces = [
        ("tickets", "0001_initial"),
        ("tickets", "0003_holder"),
        ("tickets", "0005_annex"),
        ("tickets", "0006_team"),
        ("tickets", "0007_tags"),
        ("tickets", "0008_team_assignments"),
        ("tickets", "0009_closing_codes"),
        ("tickets", "0010_ticket_links"),
        ("tickets", "0011_attachments"),
        ("tickets", "0012_drafts_and_sendings"),
        ("tickets", "0013_custom_fields"),
        ("tickets", "0015_saved_searches_and_recent_tickets"),
        ("tickets", "0016_macros"),
        ("tickets", "0017_tickets_of_organisation"),
        ("tickets", "0018_numbers"),
        ("tickets", "0019_follows"),
        ("tickets", "0020_calls_and_time"),
        ("tickets", "0021_view_columns"),
        ("tickets", "0022_view_facets"),
        ("tickets", "0023_saved_views"),
        ("tickets", "0024_ticket_merges"),
        ("tickets", "0025_bulk_acts"),
        ("tickets", "0026_ticket_splits"),
        ("tickets", "0028_time_withdrawn"),
        ("tickets", "0029_values_on_their_way"),
        ("tickets", "0030_own_macros"),
        ("tickets", "0031_escalation_requests"),
        ("tickets", "0032_followers_and_oversight"),
        ("tickets", "0033_intake_refusals"),
        ("tickets", "0034_emergencies"),
        ("tickets", "0035_files_of_forms"),
    ]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("agreements", "0001_tables"),
        ("customers", "0001_tables"),
        ("desks", "0001_tables"),
    ]

    operations = [
        migrations.RunSQL(FACETS, DROP_FACETS),
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desk",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tags",
                        to="desks.desk",
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["desk", "name"], name="tag_completion", opclasses=["int8_ops", "varchar_pattern_ops"]
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("desk", "name"), name="tag_name_once_per_desk"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("name__regex", "[\\s,]"), _negated=True)
                        ),
                        name="tag_is_one_word",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tickets", to="desks.desk"
                    ),
                ),
                ("number", models.PositiveBigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("incident", "Incident"),
                            ("service_request", "Service request"),
                            ("question", "Question"),
                            ("defect", "Defect"),
                            ("enhancement", "Enhancement"),
                        ],
                        max_length=20,
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tickets", to="customers.contact"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="customers.organisation",
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="customers.contract",
                    ),
                ),
                (
                    "agreement_version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="agreements.agreementversion",
                    ),
                ),
                (
                    "annex",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="agreements.annex",
                    ),
                ),
                ("channel", models.CharField(max_length=40)),
                ("priority_asked", models.CharField(blank=True, max_length=40)),
                ("priority", models.CharField(blank=True, max_length=40)),
                ("facts", models.JSONField(default=dict)),
                ("answers", models.JSONField(blank=True, default=dict)),
                ("callback", models.CharField(blank=True, db_default="", default="", max_length=16)),
                ("received_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("on_hold", "On hold"), ("resolved", "Resolved")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("last_word_at", models.DateTimeField()),
                (
                    "queue_group",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "A promise with a date"),
                            (1, "On hold"),
                            (2, "Promised, but not as a date"),
                            (3, "No promise"),
                        ],
                        default=3,
                    ),
                ),
                ("queue_at", models.DateTimeField()),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="held_tickets",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="desks.team",
                    ),
                ),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        db_default=models.Value(
                            [],
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), size=None
                            ),
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("line", models.CharField(blank=True, db_default="", max_length=20)),
                (
                    "standing",
                    django.contrib.postgres.fields.ArrayField(
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
                ("breach_at", models.DateTimeField(blank=True, null=True)),
                ("miss_at", models.DateTimeField(blank=True, null=True)),
                (
                    "facets",
                    models.GeneratedField(
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
                        output_field=django.contrib.postgres.fields.ArrayField(
                            base_field=models.TextField(), size=None
                        ),
                    ),
                ),
                (
                    "field_values",
                    models.JSONField(
                        blank=True, db_default=models.Value({}, output_field=models.JSONField()), default=dict
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="tickets.ticket",
                    ),
                ),
                ("submission", models.UUIDField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "resolved"), _negated=True),
                        fields=["desk", "queue_group", "queue_at", "id"],
                        name="ticket_queue_by_next_due",
                    ),
                    models.Index(
                        condition=models.Q(models.Q(("state", "resolved"), _negated=True), ("holder__isnull", False)),
                        fields=["holder", "queue_group", "queue_at", "id"],
                        name="ticket_queue_of_holder",
                    ),
                    models.Index(
                        condition=models.Q(models.Q(("state", "resolved"), _negated=True), ("team__isnull", False)),
                        fields=["team", "queue_group", "queue_at", "id"],
                        name="ticket_queue_of_team",
                    ),
                    models.Index(
                        condition=models.Q(models.Q(("state", "resolved"), _negated=True), ("holder__isnull", True)),
                        fields=["desk", "queue_group", "queue_at", "id"],
                        name="ticket_queue_unassigned",
                    ),
                    models.Index(
                        condition=models.Q(("state", "on_hold")),
                        fields=["desk", "queue_group", "queue_at", "id"],
                        name="ticket_queue_on_hold",
                    ),
                    models.Index(
                        condition=models.Q(("facets__isnull", False)),
                        fields=["desk", "queue_group", "queue_at", "id"],
                        name="ticket_views_in_order",
                    ),
                    models.Index(
                        condition=models.Q(("facets__isnull", False)),
                        fields=["desk", "received_at", "id"],
                        name="ticket_views_by_receipt",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("facets__isnull", False)),
                        fastupdate=False,
                        fields=["facets"],
                        name="ticket_facets",
                    ),
                    models.Index(
                        condition=models.Q(("breach_at__isnull", False), ("facets__isnull", False)),
                        fields=["desk", "breach_at"],
                        name="ticket_views_breached",
                    ),
                    models.Index(
                        condition=models.Q(("facets__isnull", False), ("miss_at__isnull", False)),
                        fields=["desk", "miss_at"],
                        name="ticket_views_missed",
                    ),
                    models.Index(
                        condition=models.Q(("state", "open"), models.Q(("line", ""), _negated=True)),
                        fields=["desk", "line", "received_at", "id"],
                        name="ticket_in_line",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("state", "resolved"), _negated=True),
                        fastupdate=False,
                        fields=["tags"],
                        name="ticket_open_by_tag",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("state", "resolved"), _negated=True),
                        fastupdate=False,
                        fields=["field_values"],
                        name="ticket_open_by_field",
                        opclasses=["jsonb_path_ops"],
                    ),
                    models.Index(
                        condition=models.Q(("merged_into__isnull", False)),
                        fields=["merged_into"],
                        name="ticket_merged_into",
                    ),
                    models.Index(fields=["contact", "-received_at"], name="ticket_of_contact"),
                    models.Index(fields=["organisation", "-received_at"], name="ticket_of_organisation"),
                    models.Index(fields=["desk", "-id"], name="ticket_newest_on_desk"),
                    models.Index(fields=["desk", "received_at"], name="ticket_received_on"),
                    models.Index(
                        condition=models.Q(("state", "resolved"), _negated=True),
                        fields=["desk", "received_at", "id"],
                        name="ticket_backlog_by_age",
                    ),
                    models.Index(fields=["agreement_version", "received_at"], name="ticket_received_under_version"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("desk", "number"), name="ticket_number_once_per_desk"),
                    models.UniqueConstraint(
                        condition=models.Q(("submission__isnull", False)),
                        fields=("desk", "submission"),
                        name="ticket_once_per_submission",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("state", "resolved"), models.Q(("merged_into", models.F("id")), _negated=True)),
                            _connector="OR",
                        ),
                        name="ticket_merged_is_closed_and_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="tickets.ticket"
                    ),
                ),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("assigned_at", models.DateTimeField()),
                ("assigned_by", models.CharField(max_length=80)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("ticket",),
                        name="assignment_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="assignment_ended_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="tickets.ticket"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("customer", "From the customer"),
                            ("reply", "Reply to the customer"),
                            ("note", "Internal note"),
                            ("forward", "Forwarded to somebody outside"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField()),
                ("channel", models.CharField(max_length=40)),
                ("sent_at", models.DateTimeField()),
                ("sent_by", models.CharField(max_length=80)),
                ("sender_name", models.CharField(max_length=200)),
                (
                    "origin",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="said_since",
                        to="tickets.ticket",
                    ),
                ),
                ("submission", models.UUIDField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["ticket", "sent_at", "id"], name="message_timeline"),
                    models.Index(
                        condition=models.Q(("origin__isnull", False)), fields=["origin"], name="message_of_origin"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="message_says_something"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("submission__isnull", False)),
                        fields=("ticket", "submission"),
                        name="message_once_per_submission",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("size", models.PositiveBigIntegerField()),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("width", models.PositiveIntegerField(blank=True, null=True)),
                ("height", models.PositiveIntegerField(blank=True, null=True)),
                ("secrets_taken_out", models.PositiveIntegerField(default=0)),
                ("by_stranger", models.BooleanField(default=False)),
                (
                    "message",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="tickets.message",
                    ),
                ),
                ("attached_at", models.DateTimeField()),
                ("attached_by", models.CharField(max_length=80)),
            ],
            options={
                "indexes": [models.Index(fields=["message", "id"], name="attachment_of_message")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("size__gt", 0),
                            models.Q(("media_type", ""), _negated=True),
                            models.Q(("sha256", ""), _negated=True),
                        ),
                        name="attachment_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BulkAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bulk_acts", to="desks.desk"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bulk_acts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("assign", "Assign"),
                            ("team", "Pass to a team"),
                            ("tag", "Tag"),
                            ("untag", "Remove a tag"),
                            ("hold", "Put on hold"),
                            ("resolve", "Resolve"),
                            ("priority", "Set the priority"),
                            ("follow", "Follow"),
                            ("unfollow", "Follow no longer"),
                            ("undo", "Undo"),
                        ],
                        max_length=10,
                    ),
                ),
                ("arguments", models.JSONField(default=dict)),
                (
                    "undoes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone",
                        to="tickets.bulkact",
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=80)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undoes__isnull", False), ("verb", "undo")),
                            models.Q(models.Q(("verb", "undo"), _negated=True), ("undoes__isnull", True)),
                            _connector="OR",
                        ),
                        name="bulk_act_undo_names_what",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BulkRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="tickets.bulkact",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bulk_rows", to="tickets.ticket"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("done", "Done"), ("refused", "Refused")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("before", models.JSONField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("outcome", "waiting")), fields=["id"], name="bulk_row_worker"),
                    models.Index(fields=["act", "outcome", "id"], name="bulk_row_of_act"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("act", "ticket"), name="bulk_row_once_per_ticket"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "refused"), models.Q(("reason", ""), _negated=True)),
                            models.Q(models.Q(("outcome", "refused"), _negated=True), ("reason", "")),
                            _connector="OR",
                        ),
                        name="bulk_row_refused_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="call", to="tickets.message"
                    ),
                ),
                ("direction", models.CharField(choices=[("out", "We called"), ("in", "They called")], max_length=3)),
                ("with_whom", models.CharField(max_length=200)),
                ("minutes", models.PositiveSmallIntegerField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("with_whom", ""), _negated=True), ("minutes__lte", 1440)),
                        name="call_with_somebody_within_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChargeConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="charge_consent", to="tickets.ticket"
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("currency", models.CharField(max_length=3)),
                ("per", models.CharField(max_length=20)),
                ("words", models.TextField()),
                ("clause", models.CharField(max_length=40)),
                (
                    "agreement_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agreements.agreementversion"
                    ),
                ),
                ("consented_at", models.DateTimeField()),
                ("consented_by", models.CharField(max_length=80)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("words", ""), _negated=True), ("amount__gte", 0)),
                        name="charge_consent_says_to_what",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Recount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recounts", to="tickets.ticket"
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("priority", "Priority judged"),
                            ("emergency", "Emergency judged"),
                            ("facts", "Facts corrected"),
                            ("plan", "Plan changed"),
                            ("version", "Moved to another version"),
                            ("correction", "Agreement corrected"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(max_length=500)),
                ("facts_before", models.JSONField()),
                ("facts_after", models.JSONField()),
                (
                    "version_before",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agreements.agreementversion"
                    ),
                ),
                (
                    "version_after",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agreements.agreementversion"
                    ),
                ),
                ("changes", models.JSONField(default=list)),
                ("recounted_at", models.DateTimeField()),
                ("recounted_by", models.CharField(max_length=80)),
                ("recounter_name", models.CharField(max_length=200)),
            ],
            options={
                "indexes": [models.Index(fields=["ticket", "id"], name="recount_in_order")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="recount_says_why")
                ],
            },
        ),
        migrations.CreateModel(
            name="Clock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="clocks", to="tickets.ticket"
                    ),
                ),
                ("metric", models.CharField(max_length=20)),
                ("strength", models.CharField(max_length=20)),
                ("counted", models.CharField(max_length=20)),
                ("amount_words", models.CharField(max_length=120)),
                ("clause", models.CharField(max_length=20)),
                ("words", models.CharField(blank=True, max_length=120)),
                ("fulfilled_by", models.CharField(blank=True, db_default="", max_length=10)),
                ("calendar", models.CharField(blank=True, max_length=60)),
                ("total_s", models.PositiveBigIntegerField(null=True)),
                ("used_s", models.BigIntegerField(null=True)),
                ("starts_at", models.DateTimeField()),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("in_progress", "In Progress"),
                            ("paused", "Paused"),
                            ("completed", "Completed"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=12,
                    ),
                ),
                ("due_at", models.DateTimeField(null=True)),
                ("warn_at", models.DateTimeField(null=True)),
                ("paused_since", models.DateTimeField(null=True)),
                ("stopped_at", models.DateTimeField(null=True)),
                ("past_due_at", models.DateTimeField(null=True)),
                ("noticed_through", models.DateTimeField(null=True)),
                ("look_again_at", models.DateTimeField(null=True)),
                (
                    "withdrawn",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawn",
                        to="tickets.recount",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("look_again_at__isnull", False)),
                        fields=["look_again_at"],
                        name="clock_look_again_worker",
                    ),
                    models.Index(
                        condition=models.Q(("past_due_at__isnull", False), ("withdrawn__isnull", True)),
                        fields=["past_due_at"],
                        name="clock_past_due_on",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("stage", "completed"), ("total_s__isnull", False), ("withdrawn__isnull", True)
                        ),
                        fields=["stopped_at"],
                        name="clock_completed_on",
                    ),
                    django.contrib.postgres.indexes.GistIndex(
                        models.Func(
                            django.db.models.functions.comparison.Least("starts_at", "stopped_at"),
                            models.Case(
                                models.When(
                                    stage="paused", then=models.Value(None, output_field=models.DateTimeField())
                                ),
                                default=django.db.models.functions.comparison.Greatest(
                                    "starts_at", "due_at", "stopped_at"
                                ),
                            ),
                            function="tstzrange",
                        ),
                        condition=models.Q(("calendar", ""), _negated=True),
                        name="clock_counted_over",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn__isnull", True)),
                        fields=("ticket", "metric"),
                        name="clock_once_per_metric",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("withdrawn__isnull", True), ("stage", "cancelled"), _connector="OR"),
                        name="clock_withdrawn_is_cancelled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "paused"), _negated=True),
                            ("paused_since__isnull", False),
                            _connector="OR",
                        ),
                        name="clock_paused_since_some_instant",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClockEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "clock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="tickets.clock"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("started", "Started"),
                            ("paused", "Paused"),
                            ("resumed", "Resumed"),
                            ("stopped", "Stopped"),
                            ("reset", "Reset"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=80)),
                ("reason", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "indexes": [models.Index(fields=["clock", "at", "id"], name="clock_event_in_order")],
            },
        ),
        migrations.CreateModel(
            name="ClosingCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desk",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desks.desk"
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("label", models.CharField(max_length=80)),
                ("position", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("retired_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("desk", "key"), name="closingcode_key_once_per_desk"),
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at__isnull", True)),
                        fields=("desk", "label"),
                        name="closingcode_label_once_per_desk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), _negated=True), models.Q(("label", ""), _negated=True)
                        ),
                        name="closingcode_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_by__isnull", True)),
                            models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="closingcode_retired_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closures", to="tickets.ticket"
                    ),
                ),
                (
                    "code",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closures",
                        to="tickets.closingcode",
                    ),
                ),
                ("closed_at", models.DateTimeField()),
                ("closed_by", models.CharField(max_length=80)),
                ("reopened_at", models.DateTimeField(blank=True, null=True)),
                ("reopened_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("reopened_at__isnull", True)),
                        fields=["closed_at", "id"],
                        name="closure_closed_on",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("reopened_at__isnull", True)),
                        fields=("ticket",),
                        name="closure_one_open_per_ticket",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reopened_at__isnull", True), ("reopened_by__isnull", True)),
                            models.Q(("reopened_at__isnull", False), ("reopened_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="closure_reopened_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reopened_at__isnull", True), ("reopened_at__gte", models.F("closed_at")), _connector="OR"
                        ),
                        name="closure_reopened_after_it_was_closed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactFollow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contact_follows", to="tickets.ticket"
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ticket_follows",
                        to="customers.contact",
                    ),
                ),
                ("invited_at", models.DateTimeField()),
                ("invited_by", models.CharField(max_length=80)),
                ("allowed_at", models.DateTimeField(blank=True, null=True)),
                ("allowed_by", models.CharField(blank=True, max_length=80, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("ticket", "contact"),
                        name="contact_follow_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("allowed_at__isnull", True), ("allowed_by__isnull", True)),
                            models.Q(("allowed_at__isnull", False), ("allowed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="contact_follow_allowed_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="contact_follow_ended_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CustomField",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desk",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desks.desk"
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("label", models.CharField(max_length=80)),
                ("position", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("retired_by", models.CharField(blank=True, max_length=80, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("long_text", "Long text"),
                            ("choice", "Choice"),
                            ("number", "Number"),
                            ("date", "Date"),
                            ("checkbox", "Checkbox"),
                        ],
                        max_length=10,
                    ),
                ),
                ("help", models.CharField(blank=True, max_length=200)),
                (
                    "options",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                    ),
                ),
                ("owed", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("desk", "key"), name="customfield_key_once_per_desk"),
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at__isnull", True)),
                        fields=("desk", "label"),
                        name="customfield_label_once_per_desk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), _negated=True), models.Q(("label", ""), _negated=True)
                        ),
                        name="customfield_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_by__isnull", True)),
                            models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="customfield_retired_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "choice"), ("options__len__gt", 0)),
                            models.Q(models.Q(("kind", "choice"), _negated=True), ("options__len", 0)),
                            _connector="OR",
                        ),
                        name="customfield_choice_has_options",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to="tickets.ticket"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("customer", "From the customer"),
                            ("reply", "Reply to the customer"),
                            ("note", "Internal note"),
                            ("forward", "Forwarded to somebody outside"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField()),
                ("refusal", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "author", "kind"), name="draft_one_per_person_and_kind"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="draft_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EscalationRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalation_requests",
                        to="tickets.ticket",
                    ),
                ),
                (
                    "asked",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalation_asked",
                        to="tickets.message",
                    ),
                ),
                ("clause", models.CharField(max_length=20)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=80)),
                (
                    "outcome",
                    models.CharField(
                        blank=True, choices=[("accepted", "Accepted"), ("declined", "Declined")], max_length=10
                    ),
                ),
                (
                    "answer",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalation_answered",
                        to="tickets.message",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=("ticket",),
                        name="escalation_one_unanswered_per_ticket",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer__isnull", True),
                                ("answered_at__isnull", True),
                                ("answered_by__isnull", True),
                                ("outcome", ""),
                            ),
                            models.Q(
                                ("answer__isnull", False),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="escalation_answered_at_with_by_and_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", True), ("answered_at__gte", models.F("asked_at")), _connector="OR"
                        ),
                        name="escalation_answered_after_it_was_asked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="follows", to="tickets.ticket"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="follows", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("followed_at", models.DateTimeField()),
                ("followed_by", models.CharField(max_length=80)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("ticket", "user"),
                        name="follow_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="follow_ended_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Forward",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="forward", to="tickets.message"
                    ),
                ),
                ("recipient", models.CharField(max_length=254)),
                ("forwarded_at", models.DateTimeField()),
                ("forwarded_by", models.CharField(max_length=80)),
                ("carried", models.ManyToManyField(related_name="forwards", to="tickets.message")),
                ("files", models.ManyToManyField(related_name="forwards", to="tickets.attachment")),
            ],
            options={
                "indexes": [models.Index(fields=["forwarded_by", "forwarded_at"], name="forwards_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("recipient", ""), _negated=True), name="forward_to_somebody"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Fulfilment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "clock",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="fulfilment", to="tickets.clock"
                    ),
                ),
                ("kind", models.CharField(choices=[("release", "Release"), ("decision", "Decision")], max_length=10)),
                ("release", models.CharField(blank=True, max_length=200)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("released_on", models.DateField(blank=True, null=True)),
                ("decision", models.CharField(blank=True, max_length=2000)),
                ("fulfilled_at", models.DateTimeField()),
                ("fulfilled_by", models.CharField(max_length=80)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decision", ""),
                                ("kind", "release"),
                                ("released_on__isnull", False),
                                models.Q(("release", ""), _negated=True),
                            ),
                            models.Q(
                                ("kind", "decision"),
                                ("release", ""),
                                ("released_on__isnull", True),
                                ("url", ""),
                                models.Q(("decision", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="fulfilment_is_a_release_or_a_decision",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="holds", to="tickets.ticket"
                    ),
                ),
                ("reason", models.CharField(max_length=40)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("placed_at", models.DateTimeField()),
                ("placed_by", models.CharField(max_length=80)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                ("lifted_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at__isnull", True)),
                        fields=("ticket",),
                        name="hold_one_open_per_ticket",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                            models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="hold_lifted_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lifted_at__isnull", True), ("lifted_at__gte", models.F("placed_at")), _connector="OR"
                        ),
                        name="hold_lifted_after_it_was_placed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IntakeRefusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desk",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="intake_refusals",
                        to="desks.desk",
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="intake_refusals",
                        to="customers.contact",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("email", models.EmailField(max_length=254)),
                ("language", models.CharField(blank=True, max_length=10)),
                ("subject", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("channel", models.CharField(max_length=40)),
                ("facts", models.JSONField(default=dict)),
                ("answers", models.JSONField(blank=True, default=dict)),
                ("typed", models.JSONField(blank=True, default=dict)),
                ("outcome", models.CharField(max_length=12)),
                ("say", models.TextField(blank=True)),
                ("clause", models.CharField(blank=True, max_length=40)),
                (
                    "agreement_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agreements.agreementversion"
                    ),
                ),
                ("submission", models.UUIDField()),
                ("turned_away_at", models.DateTimeField()),
                (
                    "ticket",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="intake_refusal",
                        to="tickets.ticket",
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("opened_by", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "indexes": [models.Index(fields=["desk", "-turned_away_at", "-id"], name="intake_refusals_of_desk")],
                "constraints": [
                    models.UniqueConstraint(fields=("desk", "submission"), name="intake_refusal_once_per_submission"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ("redirect", "refuse", "unproven"))),
                        name="intake_refusal_has_an_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opened_at__isnull", True), ("opened_by", ""), ("ticket__isnull", True)),
                            models.Q(
                                ("opened_at__isnull", False),
                                ("ticket__isnull", False),
                                models.Q(("opened_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="intake_refusal_opened_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Macro",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desk",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desks.desk"
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("label", models.CharField(max_length=80)),
                ("position", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("retired_by", models.CharField(blank=True, max_length=80, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reply", models.TextField(blank=True)),
                ("steps", models.JSONField(blank=True, default=list)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("desk", "key"), name="macro_key_once_per_desk"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), _negated=True), models.Q(("label", ""), _negated=True)
                        ),
                        name="macro_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_by__isnull", True)),
                            models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="macro_retired_at_with_by",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("owner__isnull", True), ("retired_at__isnull", True)),
                        fields=("desk", "label"),
                        name="macro_label_once_per_desk",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("owner__isnull", False), ("retired_at__isnull", True)),
                        fields=("desk", "owner", "label"),
                        name="macro_label_once_per_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reply", ""), _negated=True),
                            models.Q(("steps", []), _negated=True),
                            _connector="OR",
                        ),
                        name="macro_says_or_does_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mentions", to="tickets.message"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("message", "user"), name="mention_once_per_message")],
            },
        ),
        migrations.CreateModel(
            name="RecentTicket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="recent_for", to="tickets.ticket"
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desks.desk"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recent_tickets",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["person", "desk", "-opened_at"], name="recent_tickets_of_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "ticket"), name="recent_ticket_once_per_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desk",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="saved_searches",
                        to="desks.desk",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="saved_searches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("text", models.CharField(max_length=500)),
                ("kept_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "desk", "name"), name="saved_search_name_once_per_person"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("text", ""), _negated=True)
                        ),
                        name="saved_search_has_name_and_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="views", to="desks.desk"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                (
                    "maker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="views", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[("maker", "Only me"), ("team", "A team"), ("desk", "Everybody on the desk")],
                        default="maker",
                        max_length=10,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="views",
                        to="desks.team",
                    ),
                ),
                ("conditions", models.JSONField(default=list)),
                (
                    "order",
                    models.CharField(
                        choices=[("next_due", "Next promise due first"), ("received", "First come, first served")],
                        default="next_due",
                        max_length=10,
                    ),
                ),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("deleted_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("deleted_at__isnull", True)),
                        fields=["desk", "position", "id"],
                        name="saved_view_in_rail",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="saved_view_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("audience", "team"), ("team__isnull", False)),
                            models.Q(models.Q(("audience", "team"), _negated=True), ("team__isnull", True)),
                            _connector="OR",
                        ),
                        name="saved_view_team_iff_shared_with_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at__isnull", True), ("deleted_by__isnull", True)),
                            models.Q(("deleted_at__isnull", False), ("deleted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="saved_view_deleted_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_entries",
                        to="tickets.ticket",
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="search_entries",
                        to="desks.desk",
                    ),
                ),
                ("number", models.PositiveBigIntegerField()),
                ("part", models.PositiveIntegerField(default=0)),
                ("words", django.contrib.postgres.search.SearchVectorField()),
                ("marks", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.db.models.expressions.CombinedExpression(
                            models.F("words"),
                            "||",
                            models.F("marks"),
                            output_field=django.contrib.postgres.search.SearchVectorField(),
                        ),
                        fastupdate=False,
                        name="search_entry_by_word",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "part"), name="search_entry_part_once_per_ticket")
                ],
            },
        ),
        migrations.CreateModel(
            name="Sending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sendings", to="tickets.ticket"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("text", models.TextField()),
                ("files", models.JSONField(default=list)),
                (
                    "then",
                    models.CharField(
                        blank=True,
                        choices=[("", "Keep it open"), ("hold", "Wait"), ("resolve", "Resolve it")],
                        max_length=10,
                    ),
                ),
                ("then_with", models.CharField(blank=True, max_length=60)),
                ("then_values", models.JSONField(blank=True, default=dict)),
                ("workaround", models.BooleanField(default=False)),
                ("submission", models.UUIDField(unique=True)),
                ("begun_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["due_at"], name="sending_worker")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="sending_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_at__gte", models.F("begun_at"))), name="sending_is_due_after_it_began"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TeamAssignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="team_assignments",
                        to="tickets.ticket",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="desks.team"
                    ),
                ),
                ("reason", models.CharField(max_length=500)),
                ("passed_at", models.DateTimeField()),
                ("passed_by", models.CharField(max_length=80)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("ticket",),
                        name="team_assignment_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="team_assignment_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="team_assignment_ended_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True), ("ended_at__gte", models.F("passed_at")), _connector="OR"
                        ),
                        name="team_assignment_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TicketLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("blocks", "blocks"), ("duplicates", "duplicates"), ("causes", "causes")],
                        max_length=10,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links_out", to="tickets.ticket"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links_in", to="tickets.ticket"
                    ),
                ),
                ("linked_at", models.DateTimeField()),
                ("linked_by", models.CharField(max_length=80)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "source", "target"), name="ticket_link_once"),
                    models.CheckConstraint(
                        condition=models.Q(("source", models.F("target")), _negated=True), name="ticket_link_to_another"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TicketMerge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("moved", models.JSONField(default=dict)),
                ("merged_at", models.DateTimeField()),
                ("merged_by", models.CharField(max_length=80)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("undone_by", models.CharField(blank=True, max_length=80, null=True)),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="merges_in", to="tickets.ticket"
                    ),
                ),
                (
                    "merged",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="merges_away", to="tickets.ticket"
                    ),
                ),
                ("undone_reason", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)),
                        fields=("merged",),
                        name="ticket_merge_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept", models.F("merged")), _negated=True), name="ticket_merge_of_two"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at__isnull", True), ("undone_by__isnull", True), ("undone_reason", "")),
                            models.Q(
                                ("undone_at__gte", models.F("merged_at")),
                                ("undone_at__isnull", False),
                                ("undone_by__isnull", False),
                                models.Q(("undone_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ticket_merge_undone_at_with_by_and_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TicketSplit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="split", to="tickets.message"
                    ),
                ),
                (
                    "ticket",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="split_from", to="tickets.ticket"
                    ),
                ),
                ("split_at", models.DateTimeField()),
                ("split_by", models.CharField(max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name="TicketTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ticket_tags", to="tickets.ticket"
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ticket_tags",
                        to="tickets.tag",
                    ),
                ),
                ("tagged_at", models.DateTimeField()),
                ("tagged_by", models.CharField(max_length=80)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("tag", "ticket"), name="ticket_tag_once")],
            },
        ),
        migrations.CreateModel(
            name="TimeSpent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="time_spent", to="tickets.ticket"
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField()),
                ("note", models.CharField(blank=True, max_length=200)),
                ("spent_on", models.DateField()),
                ("spent_at", models.DateTimeField()),
                ("spent_by", models.CharField(max_length=80)),
                ("spender_name", models.CharField(max_length=200)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 1440)),
                        name="time_spent_is_some_and_within_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="time_spent_withdrawn_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrackingLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tracking_links", to="tickets.ticket"
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tracking_links",
                        to="customers.contact",
                    ),
                ),
                ("nonce", models.CharField(max_length=32, unique=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("made_at"))), name="tracking_link_expires_later"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("size", models.PositiveBigIntegerField()),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("width", models.PositiveIntegerField(blank=True, null=True)),
                ("height", models.PositiveIntegerField(blank=True, null=True)),
                ("secrets_taken_out", models.PositiveIntegerField(default=0)),
                ("by_stranger", models.BooleanField(default=False)),
                (
                    "desk",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desks.desk"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="tickets.ticket",
                    ),
                ),
                ("submission", models.UUIDField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("customer", "From the customer"),
                            ("reply", "Reply to the customer"),
                            ("note", "Internal note"),
                            ("forward", "Forwarded to somebody outside"),
                        ],
                        max_length=10,
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=80)),
                ("arrived_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["ticket", "begun_by", "id"], name="upload_waiting"),
                    models.Index(fields=["begun_at"], name="upload_sweep"),
                    models.Index(
                        condition=models.Q(("submission__isnull", False)),
                        fields=["desk", "submission"],
                        name="upload_of_form",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="upload_is_not_empty"),
                    models.CheckConstraint(
                        condition=models.Q(("ticket__isnull", True), ("submission__isnull", True), _connector="OR"),
                        name="upload_is_for_a_ticket_or_a_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("arrived_at__isnull", True),
                            models.Q(
                                models.Q(("media_type", ""), _negated=True), models.Q(("sha256", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="upload_is_known_when_arrived",
                    ),
                ],
            },
        ),
        migrations.RunSQL(STATISTICS, migrations.RunSQL.noop),
    ]
