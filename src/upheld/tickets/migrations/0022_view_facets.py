"""The facets of open tickets, which the database derives by itself, and the indexes by which views are found."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
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
    # Apart from the columns before: a table is not altered while rows changed in the same transaction await checks.
    dependencies = [("tickets", "0021_view_columns")]

    operations = [
        migrations.RunSQL(FACETS, DROP_FACETS),
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
                fields=["desk", "received_at", "id"],
                name="ticket_views_by_receipt",
            ),
        ),
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
