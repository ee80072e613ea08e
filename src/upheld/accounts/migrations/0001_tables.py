"""Who signs in."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("accounts", "0001_initial"), ("accounts", "0002_profile"), ("accounts", "0003_account_links")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="MailedLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[("sign up", "Sign Up"), ("sign in", "Sign In"), ("address", "Address")], max_length=10
                    ),
                ),
                ("email", models.EmailField(max_length=254)),
                ("nonce", models.CharField(max_length=64, unique=True)),
                ("desk", models.CharField(blank=True, max_length=40)),
                ("onwards", models.CharField(blank=True, max_length=500)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("inviter_name", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("used_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["email", "made_at"], name="mailed_link_to_address"),
                    models.Index(fields=["expires_at"], name="mailed_link_by_age"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nonce", ""), _negated=True), name="mailed_link_has_a_nonce"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("made_at"))), name="mailed_link_expires_later"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("used_at__isnull", True), ("used_by__isnull", True)),
                            models.Q(("used_at__isnull", False), ("used_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="mailed_link_used_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("zone", models.CharField(blank=True, max_length=64)),
                ("language", models.CharField(default="en", max_length=10)),
                (
                    "theme",
                    models.CharField(
                        blank=True,
                        choices=[("", "As the system has it"), ("light", "Light"), ("dark", "Dark")],
                        max_length=5,
                    ),
                ),
                (
                    "density",
                    models.CharField(blank=True, choices=[("", "Comfortable"), ("compact", "Compact")], max_length=7),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField()),
                ("sessions_ended_at", models.DateTimeField(blank=True, null=True)),
                ("sessions_ended_by", models.CharField(blank=True, max_length=80, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"), name="user_email_once_in_any_case"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sessions_ended_at__isnull", True), ("sessions_ended_by__isnull", True)),
                            models.Q(("sessions_ended_at__isnull", False), ("sessions_ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="user_sessions_ended_at_with_by",
                    ),
                ],
            },
        ),
    ]
