"""Mistakes in the configuration, said as Django system checks with ids.

Fixing or guessing values is not done here.
"""

from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, register
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from upheld.config import environment

TAG = "upheld"
OLDEST_POSTGRES = 15
SECURITIES = ("starttls", "tls", "none")
REQUIRED = {
    "UPHELD_SECRET_KEY": ("upheld.E001", "a long random text that signs sessions and links"),
    "UPHELD_ALLOWED_HOSTS": ("upheld.E002", "the host names of this desk, separated by commas"),
    "DATABASE_URL": ("upheld.E003", "the address of your PostgreSQL; the embedded one is for the demo"),
    "UPHELD_SMTP_HOST": ("upheld.E004", "the mail server that sends for this desk"),
    "UPHELD_MAIL_FROM": ("upheld.E005", "the address that mail is sent from"),
    "UPHELD_BASE_URL": ("upheld.E010", "the address of this desk, such as https://support.example"),
}
SHORTEST_KEY = 40  # characters; Django's own check warns below 50, too late and too quietly


@register(TAG)
def check_production(**_: Any) -> list[CheckMessage]:
    """Refuse a production that lacks a setting only its owner can give."""
    if not environment.production():
        return []
    missing: list[CheckMessage] = [
        Error(f"{name} is not set.", hint=f"Set {name}: {meaning}.", id=identity)
        for name, (identity, meaning) in REQUIRED.items()
        if not environment.text(name)
    ]
    return missing + _weak_key() + _mail_security() + _any_host()


def _weak_key() -> list[CheckMessage]:
    key = environment.text("UPHELD_SECRET_KEY")
    if not key or len(key) >= SHORTEST_KEY:
        return []
    return [
        Error(
            f"UPHELD_SECRET_KEY is shorter than {SHORTEST_KEY} characters.",
            hint="Make one with: python -c 'import secrets; print(secrets.token_urlsafe(48))'.",
            id="upheld.E006",
        )
    ]


def _mail_security() -> list[CheckMessage]:
    given = environment.text("UPHELD_SMTP_SECURITY", default="starttls")
    if given in SECURITIES:
        return []
    return [
        Error(
            f"UPHELD_SMTP_SECURITY is {given!r}.",
            hint=f"Use one of: {', '.join(SECURITIES)}.",
            id="upheld.E007",
        )
    ]


def _any_host() -> list[CheckMessage]:
    if "*" not in environment.words("UPHELD_ALLOWED_HOSTS"):
        return []
    return [
        Error(
            "UPHELD_ALLOWED_HOSTS allows any host.",
            hint="Name the hosts of this desk: whoever asks for a link by mail would choose the host that it leads to.",
            id="upheld.E012",
        )
    ]


@register(TAG)
def check_numbers(**_: Any) -> list[CheckMessage]:
    """Refuse a port that is not a whole number."""
    faults: list[CheckMessage] = []
    ports = tuple(f"UPHELD_{name}PORT" for name in ("", "LIVE_", "SMTP_", "FILES_", "WEBSITE_"))
    for name in (*ports, "UPHELD_LARGEST_FILE_MB"):
        try:
            environment.number(name, 0)
        except ValueError as fault:
            faults.append(Error(str(fault), id="upheld.E008"))
    return faults


@register(TAG)
def check_bucket(**_: Any) -> list[CheckMessage]:
    """Refuse a bucket without the packages that reach one."""
    if not environment.text("UPHELD_FILES_BUCKET") or (find_spec("storages") and find_spec("boto3")):
        return []
    hint = "Install them with: pip install 'upheld[bucket]'; or unset it to keep files in a folder."
    return [Error("UPHELD_FILES_BUCKET is set, but what reaches a bucket is missing.", hint=hint, id="upheld.E011")]


def check_server(connection: BaseDatabaseWrapper) -> list[CheckMessage]:
    """Judge the PostgreSQL that answers: its version, the rights of our role, and how old its tables are."""
    faults = _too_old_to_follow(connection)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int, current_setting('server_version')")
        number, version = cursor.fetchone()
        cursor.execute("SELECT rolname, rolsuper FROM pg_roles WHERE rolname = current_user")
        role, superuser = cursor.fetchone()
    if number < OLDEST_POSTGRES * 10_000:
        faults.append(
            Error(
                f"PostgreSQL {version} is too old; Upheld needs {OLDEST_POSTGRES} or newer.",
                hint="Upgrade the server, or unset DATABASE_URL to use the embedded one.",
                id="upheld.E009",
            )
        )
    if superuser:
        faults.append(
            checks.Warning(
                f"The database role {role!r} is a superuser.",
                hint=f"Connect as an ordinary role that owns {settings.DATABASES['default']['NAME']!r}.",
                id="upheld.W001",
            )
        )
    return faults


def _too_old_to_follow(connection: BaseDatabaseWrapper) -> list[CheckMessage]:
    """Refuse tables from amid the migrations that one stands for today: nothing could make the rest of them."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    for key, migration in loader.disk_migrations.items():
        made = applied.intersection(migration.replaces)
        if key not in applied and made and len(made) < len(migration.replaces):
            return [
                Error(
                    f"The tables of {key[0]!r} are older than any that can be brought up to date.",
                    hint="Name an empty folder in UPHELD_DATA, or an empty database in DATABASE_URL.",
                    id="upheld.E013",
                )
            ]
    return []
