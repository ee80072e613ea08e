"""Agreements, their versions, drafts and annexes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("agreements", "0001_initial"),
        ("agreements", "0003_corrections"),
        ("agreements", "0004_drafts"),
        ("agreements", "0005_annexes"),
        ("agreements", "0006_annex_withdrawal"),
    ]

    initial = True

    dependencies = [
        ("customers", "0001_tables"),
        ("desks", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desk",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="agreement", to="desks.desk"
                    ),
                ),
                ("counted_as", models.JSONField(blank=True, db_default={}, default=dict)),
            ],
        ),
        migrations.CreateModel(
            name="AgreementVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="agreements.agreement"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                ("language_version", models.CharField(max_length=20)),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="agreements.agreementversion",
                    ),
                ),
                ("effective_at", models.DateTimeField()),
                ("published_at", models.DateTimeField()),
                ("published_by", models.CharField(max_length=80)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agreement", "-effective_at", "-number"], name="agreement_version_in_force")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "number"), name="agreement_version_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="agreement_version_numbers_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Annex",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="annexes", to="customers.contract"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("label", models.CharField(max_length=4)),
                ("text", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                ("effective_at", models.DateTimeField()),
                ("published_at", models.DateTimeField()),
                ("published_by", models.CharField(max_length=80)),
            ],
            options={
                "indexes": [models.Index(fields=["contract", "-effective_at", "-number"], name="annex_in_force")],
                "constraints": [
                    models.UniqueConstraint(fields=("contract", "number"), name="annex_number_once_per_contract"),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="annex_numbers_from_one"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnnexWithdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "annex",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="withdrawal", to="agreements.annex"
                    ),
                ),
                ("effective_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField()),
                ("withdrawn_by", models.CharField(max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to="agreements.agreement"
                    ),
                ),
                (
                    "based_on",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="agreements.agreementversion",
                    ),
                ),
                ("text", models.TextField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("started_at", models.DateTimeField()),
                ("started_by", models.CharField(max_length=80)),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.CharField(max_length=80)),
                ("saved_by_name", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, max_length=80, null=True)),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[("published", "Published"), ("discarded", "Discarded")],
                        max_length=10,
                        null=True,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("agreement",),
                        name="draft_one_open_per_agreement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True), ("ending__isnull", True)),
                            models.Q(
                                ("ended_at__isnull", False), ("ended_by__isnull", False), ("ending__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="draft_ended_at_with_by_and_ending",
                    ),
                    models.CheckConstraint(condition=models.Q(("revision__gte", 1)), name="draft_revisions_from_one"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="revisions", to="agreements.draft"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.CharField(max_length=80)),
                ("saved_by_name", models.CharField(max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("draft", "number"), name="draft_revision_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="draft_revision_numbers_from_one"
                    ),
                ],
            },
        ),
    ]
