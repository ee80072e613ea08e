"""Each mistake in the configuration has an id, and production lists them all at once."""

import pytest
from django.core import checks as django_checks
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from upheld.config import checks
from upheld.config.embedded_postgres import ADMINISTRATOR, EmbeddedPostgres

COMPLETE = {
    "UPHELD_ENV": "production",
    "UPHELD_SECRET_KEY": "k" * 50,
    "UPHELD_ALLOWED_HOSTS": "support.example",
    "DATABASE_URL": "postgresql://upheld@db.example/upheld",
    "UPHELD_SMTP_HOST": "smtp.example",
    "UPHELD_MAIL_FROM": "desk@support.example",
    "UPHELD_BASE_URL": "https://support.example",
}


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in COMPLETE.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def ids() -> list[str | None]:
    return [message.id for message in django_checks.run_checks(tags=[checks.TAG])]


def test_a_complete_production_has_no_faults(production: pytest.MonkeyPatch) -> None:
    assert ids() == []


@pytest.mark.attack(40)
@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("UPHELD_SECRET_KEY", "upheld.E001"),
        ("UPHELD_ALLOWED_HOSTS", "upheld.E002"),
        ("DATABASE_URL", "upheld.E003"),
        ("UPHELD_SMTP_HOST", "upheld.E004"),
        ("UPHELD_MAIL_FROM", "upheld.E005"),
        ("UPHELD_BASE_URL", "upheld.E010"),
    ],
)
def test_production_refuses_what_only_its_owner_can_give(
    production: pytest.MonkeyPatch, name: str, identity: str
) -> None:
    production.delenv(name)
    assert ids() == [identity]


def test_everything_missing_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in COMPLETE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("UPHELD_ENV", "production")
    assert ids() == [*(f"upheld.E00{number}" for number in range(1, 6)), "upheld.E010"]


@pytest.mark.attack(30, 40)
@pytest.mark.parametrize(
    ("name", "value", "identity"),
    [
        ("UPHELD_SECRET_KEY", "short", "upheld.E006"),
        ("UPHELD_SMTP_SECURITY", "ssl", "upheld.E007"),
        ("UPHELD_ALLOWED_HOSTS", "support.example,*", "upheld.E012"),
        ("UPHELD_PORT", "eighty", "upheld.E008"),
        ("UPHELD_LARGEST_FILE_MB", "1 GB", "upheld.E008"),
    ],
)
def test_a_value_that_cannot_be_right_is_refused(
    production: pytest.MonkeyPatch, name: str, value: str, identity: str
) -> None:
    production.setenv(name, value)
    assert ids() == [identity]


def test_the_demo_needs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in COMPLETE:
        monkeypatch.delenv(name, raising=False)
    assert ids() == []


@pytest.mark.django_db
def test_our_own_database_is_fit() -> None:
    assert checks.check_server(connection) == []


@pytest.mark.django_db
def test_an_old_postgres_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "OLDEST_POSTGRES", 99)
    (fault,) = checks.check_server(connection)
    assert fault.id == "upheld.E009"
    assert "needs 99 or newer" in fault.msg


@pytest.mark.django_db
@pytest.mark.parametrize(("made", "faults"), [("all", []), ("some", ["upheld.E013"]), ("none", [])])
def test_tables_from_amid_what_one_migration_replaces_are_refused(made: str, faults: list[str]) -> None:
    replaced = MigrationRecorder.Migration.objects.filter(
        app="audit", name__in=["0001_initial", "0003_names_may_be_erased"]
    )
    assert replaced.count() == 2
    MigrationRecorder.Migration.objects.filter(app="audit", name="0001_tables").delete()
    {"all": replaced.none(), "some": replaced.filter(name="0001_initial"), "none": replaced}[made].delete()

    assert [fault.id for fault in checks.check_server(connection)] == faults


@pytest.mark.django_db
def test_a_superuser_is_warned_of(postgres: EmbeddedPostgres) -> None:
    administrator = connection.copy()
    administrator.settings_dict["USER"] = ADMINISTRATOR
    (warning,) = checks.check_server(administrator)
    administrator.close()
    assert warning.id == "upheld.W001"
    assert not warning.is_serious()


def test_a_bucket_without_what_reaches_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPHELD_FILES_BUCKET", "files")
    monkeypatch.setattr(checks, "find_spec", lambda name: None if name == "boto3" else name)
    assert [fault.id for fault in checks.check_bucket()] == ["upheld.E011"]
    monkeypatch.setattr(checks, "find_spec", lambda name: name)
    assert checks.check_bucket() == []
