"""What the environment says, and what it means when it says nothing."""

import stat
from pathlib import Path

import pytest

from upheld.config import environment


def test_an_unset_environment_is_the_demo_on_port_8000(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("UPHELD_ENV", "UPHELD_PORT", "UPHELD_LIVE_PORT", "UPHELD_SMTP_PORT", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    assert environment.settings_module() == "upheld.config.settings.dev"
    assert (environment.port(), environment.live_port(), environment.smtp_port()) == (8000, 8001, 8002)
    assert environment.database_url() is None


def test_the_other_ports_follow_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPHELD_PORT", "9100")
    monkeypatch.setenv("UPHELD_SMTP_PORT", "2525")
    monkeypatch.delenv("UPHELD_LIVE_PORT", raising=False)
    assert (environment.live_port(), environment.smtp_port()) == (9101, 2525)


def test_a_port_that_is_no_number_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPHELD_PORT", "http")
    with pytest.raises(ValueError, match="UPHELD_PORT must be a whole number, not 'http'"):
        environment.port()


def test_data_lies_in_the_checkout_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("UPHELD_DATA", raising=False)
    assert environment.data_folder() == environment.SOURCE_TREE / ".data"
    monkeypatch.setenv("UPHELD_DATA", str(tmp_path / "elsewhere"))
    assert environment.data_folder() == tmp_path / "elsewhere"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ana:s%40fe@db.example:5433/desk?sslmode=require",
        "host=db.example port=5433 user=ana password=s@fe dbname=desk sslmode=require",
    ],
)
def test_a_database_address_is_read_in_both_spellings(url: str) -> None:
    read = environment.database_parameters(url)
    assert {key: read[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "desk",
        "USER": "ana",
        "PASSWORD": "s@fe",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert read["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.attack(40)
def test_the_demo_key_is_made_once_and_is_private(tmp_path: Path) -> None:
    first = environment.demo_secret_key(tmp_path)
    assert len(first) >= 60
    assert environment.demo_secret_key(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


@pytest.mark.parametrize(
    ("listens", "reached"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::", "::1"), ("10.1.2.3", "10.1.2.3")],
)
def test_a_server_on_any_address_is_reached_by_loopback(
    monkeypatch: pytest.MonkeyPatch, listens: str, reached: str
) -> None:
    monkeypatch.setenv("UPHELD_HOST", listens)
    assert environment.reached_host() == reached


def test_files_lie_in_a_folder_of_the_owner_alone_or_in_the_bucket_that_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("UPHELD_FILES_BUCKET", "UPHELD_FILES_BUCKET_URL", "UPHELD_FILES_BUCKET_REGION"):
        monkeypatch.delenv(name, raising=False)
    own = environment.file_store(tmp_path)
    assert (own["OPTIONS"]["location"], own["OPTIONS"]["file_permissions_mode"]) == (tmp_path, 0o600)

    monkeypatch.setenv("UPHELD_FILES_BUCKET", "files")
    monkeypatch.setenv("UPHELD_FILES_BUCKET_URL", "https://s3.example")
    bucket = environment.file_store(tmp_path)["OPTIONS"]
    assert (bucket["bucket_name"], bucket["endpoint_url"]) == ("files", "https://s3.example")
    assert "region_name" not in bucket
    assert bucket["default_acl"] is None  # whoever owns the bucket says that it is not public
