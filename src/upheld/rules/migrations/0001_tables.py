"""Rules of desks, what they follow and what they did."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("rules", "0001_rules")]

    initial = True

    dependencies = [
        ("desks", "0001_tables"),
        ("tickets", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Happening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("event", models.BigIntegerField(unique=True)),
                (
                    "desk",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desks.desk"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.ticket",
                    ),
                ),
                ("verb", models.CharField(max_length=60)),
                ("happened_at", models.DateTimeField()),
                ("happened_by", models.CharField(max_length=80)),
                (
                    "chain",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        blank=True,
                        db_default=models.Value(
                            [],
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), size=None
                            ),
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("fault", models.TextField(blank=True, db_default="")),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("fault", "")), fields=["id"], name="happening_next"),
                    models.Index(fields=["ticket", "id"], name="happening_of_ticket"),
                    models.Index(
                        condition=models.Q(("fault", ""), _negated=True),
                        fields=["desk", "-id"],
                        name="happening_set_aside",
                    ),
                    models.Index(
                        condition=models.Q(("fault", ""), _negated=True),
                        fields=["happened_at"],
                        name="happening_set_aside_age",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rule",
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
                ("switched_at", models.DateTimeField(blank=True, null=True)),
                ("switched_by", models.CharField(blank=True, max_length=80, null=True)),
                ("stopped_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("desk", "key"), name="rule_key_once_per_desk"),
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at__isnull", True)),
                        fields=("desk", "label"),
                        name="rule_label_once_per_desk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), _negated=True), models.Q(("label", ""), _negated=True)
                        ),
                        name="rule_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_by__isnull", True)),
                            models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="rule_retired_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("switched_at__isnull", True), ("switched_by__isnull", True)),
                            models.Q(("switched_at__isnull", False), ("switched_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="rule_switched_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rule",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="rules.rule",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "trigger",
                    models.CharField(
                        choices=[
                            ("received", "A ticket is received"),
                            ("customer replied", "The customer writes"),
                            ("replied", "A reply goes out"),
                            ("assigned", "Somebody is given the ticket"),
                            ("passed on", "It is passed to a team"),
                            ("held", "It is put on hold"),
                            ("hold lifted", "It is taken off hold"),
                            ("priority set", "Its priority is set"),
                            ("tagged", "It is tagged"),
                            ("came close", "A promise comes close to its due time"),
                            ("missed", "A promise is missed"),
                            ("breached", "A promise is breached"),
                            ("resolved", "It is resolved"),
                            ("reopened", "It is opened again"),
                        ],
                        max_length=20,
                    ),
                ),
                ("after_s", models.PositiveIntegerField(default=0)),
                ("conditions", models.JSONField(blank=True, default=list)),
                ("steps", models.JSONField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("rule", "number"), name="rule_revision_numbered"),
                    models.CheckConstraint(
                        condition=models.Q(("steps", []), _negated=True), name="rule_revision_does_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desk",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desks.desk"
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="rules.rule",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="rules.rulerevision",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tickets.ticket"
                    ),
                ),
                ("event", models.BigIntegerField()),
                ("happened_at", models.DateTimeField()),
                ("ran_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("done", "Done"),
                            ("refused", "Refused"),
                            ("failed", "Failed"),
                            ("too deep", "Not run"),
                        ],
                        max_length=10,
                    ),
                ),
                ("refusal", models.TextField(blank=True)),
                ("depth", models.PositiveSmallIntegerField(default=0)),
                ("retried_at", models.DateTimeField(blank=True, null=True)),
                ("retried_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["desk", "-id"], name="rule_run_newest_on_desk"),
                    models.Index(fields=["rule", "-id"], name="rule_run_newest_of_rule"),
                    models.Index(fields=["desk", "ran_at"], name="rule_run_lately"),
                    models.Index(fields=["ran_at"], name="rule_run_by_age"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("rule", "event"), name="rule_run_once_per_happening"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "done"), models.Q(("refusal", ""), _negated=True), _connector="XOR"
                        ),
                        name="rule_run_says_why_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retried_at__isnull", True), ("retried_by__isnull", True)),
                            models.Q(("retried_at__isnull", False), ("retried_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="rule_run_retried_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleTrial",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="trials", to="rules.rulerevision"
                    ),
                ),
                ("tried_at", models.DateTimeField()),
                ("tried_by", models.CharField(max_length=80)),
                ("looked_at_count", models.PositiveIntegerField()),
                ("happened_count", models.PositiveIntegerField()),
                ("fitting_count", models.PositiveIntegerField()),
                ("results", models.JSONField(blank=True, default=list)),
            ],
        ),
        migrations.CreateModel(
            name="Wait",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rule",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waits",
                        to="rules.rule",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="rules.rulerevision",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.ticket",
                    ),
                ),
                ("event", models.BigIntegerField()),
                ("happened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                (
                    "chain",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["due_at", "id"], name="wait_next")],
                "constraints": [models.UniqueConstraint(fields=("rule", "ticket"), name="wait_once_per_ticket")],
            },
        ),
        migrations.AddField(
            model_name="rule",
            name="running",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="rules.rulerevision",
            ),
        ),
        migrations.AddIndex(
            model_name="rule",
            index=models.Index(condition=models.Q(("running__isnull", False)), fields=["desk"], name="rule_on"),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(("running__isnull", True), ("retired_at__isnull", True), _connector="OR"),
                name="rule_retired_is_off",
            ),
        ),
        migrations.AddConstraint(
            model_name="rule",
            constraint=models.CheckConstraint(
                condition=models.Q(("running__isnull", True), ("stopped_because", ""), _connector="OR"),
                name="rule_stopped_is_off",
            ),
        ),
    ]
