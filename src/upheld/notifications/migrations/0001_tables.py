"""What must be told to whom, and whether it was."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("notifications", "0001_initial"),
        ("notifications", "0002_notifications_of_recipient"),
        ("notifications", "0003_notices"),
        ("notifications", "0005_notification_language"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Choice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("desk", models.CharField(max_length=40)),
                ("person", models.BigIntegerField()),
                ("happening", models.CharField(max_length=20)),
                ("in_app", models.BooleanField()),
                ("mail", models.BooleanField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("desk", "person", "happening"), name="choice_once_per_happening")
                ],
            },
        ),
        migrations.CreateModel(
            name="Correspondent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("desk", models.CharField(max_length=40)),
                ("address", models.CharField(max_length=254)),
                ("nonce", models.CharField(max_length=64, unique=True)),
                ("typed_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("desk", "address"), name="correspondent_once_per_desk"),
                    models.CheckConstraint(
                        condition=models.Q(("nonce", ""), _negated=True), name="correspondent_has_a_nonce"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200, unique=True)),
                ("desk", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=40)),
                ("number", models.BigIntegerField()),
                ("channel", models.CharField(choices=[("email", "Email")], max_length=10)),
                ("recipient", models.CharField(max_length=254)),
                ("recipient_name", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(blank=True, db_default="", default="", max_length=10)),
                ("template", models.CharField(max_length=60)),
                ("payload", models.JSONField(default=dict)),
                ("written_at", models.DateTimeField()),
                ("next_attempt_at", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("delivered_at", models.DateTimeField(null=True)),
                ("gave_up_at", models.DateTimeField(null=True)),
                ("held_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_attempt_at__isnull", False)),
                        fields=["next_attempt_at"],
                        name="notification_outbox_worker",
                    ),
                    models.Index(
                        condition=models.Q(("gave_up_at__isnull", False)),
                        fields=["desk", "gave_up_at"],
                        name="notification_failed_on_desk",
                    ),
                    models.Index(fields=["desk", "subject", "number"], name="notification_of_subject"),
                    models.Index(
                        condition=models.Q(("held_at__isnull", False)),
                        fields=["desk", "recipient"],
                        name="notification_held_for",
                    ),
                    models.Index(fields=["desk", "recipient"], name="notification_of_recipient"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("delivered_at__isnull", True),
                                ("gave_up_at__isnull", True),
                                ("held_at__isnull", True),
                                ("next_attempt_at__isnull", False),
                            ),
                            models.Q(
                                ("delivered_at__isnull", False),
                                ("gave_up_at__isnull", True),
                                ("held_at__isnull", True),
                                ("next_attempt_at__isnull", True),
                            ),
                            models.Q(
                                ("delivered_at__isnull", True),
                                ("gave_up_at__isnull", False),
                                ("held_at__isnull", True),
                                ("next_attempt_at__isnull", True),
                            ),
                            models.Q(
                                ("delivered_at__isnull", True),
                                ("gave_up_at__isnull", True),
                                ("held_at__isnull", False),
                                ("next_attempt_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="notification_waits_or_is_delivered_given_up_or_held",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "notification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="notifications.notification",
                    ),
                ),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("accepted", "Accepted"), ("failed", "Failed"), ("interrupted", "Interrupted")],
                        max_length=12,
                        null=True,
                    ),
                ),
                ("detail", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("outcome__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("outcome__isnull", False)),
                            _connector="OR",
                        ),
                        name="delivery_ends_with_an_outcome",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("notification",),
                        name="delivery_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200, unique=True)),
                ("desk", models.CharField(max_length=40)),
                ("person", models.BigIntegerField()),
                ("subject", models.CharField(max_length=40)),
                ("number", models.BigIntegerField()),
                ("title", models.CharField(max_length=240)),
                ("verb", models.CharField(max_length=60)),
                ("by_name", models.CharField(blank=True, max_length=200)),
                ("words", models.CharField(blank=True, max_length=200)),
                ("written_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["desk", "person", "-id"], name="notice_centre"),
                    models.Index(
                        condition=models.Q(("read_at__isnull", True)),
                        fields=["desk", "person", "subject", "number"],
                        name="notice_unread",
                    ),
                    models.Index(fields=["written_at"], name="notice_by_age"),
                ],
            },
        ),
    ]
