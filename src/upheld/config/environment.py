"""What the environment says: folders, ports, mode and secrets, read in one place.

No Django here, and no defaults for promises.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parents[1]
SOURCE_TREE = PACKAGE.parents[1]
PORT = 8000


def production() -> bool:
    """Return whether this is a real installation, and not the demo on someone's machine."""
    return os.environ.get("UPHELD_ENV", "") == "production"


def settings_module() -> str:
    """Return the settings to use: `prod` in production, else `dev`."""
    return "upheld.config.settings.prod" if production() else "upheld.config.settings.dev"


def runs_from_source() -> bool:
    """Return whether this code stands in a checkout, beside its `frontend/`."""
    return PACKAGE.parent.name == "src" and (SOURCE_TREE / "pyproject.toml").is_file()


def data_folder() -> Path:
    """Return where the embedded database, the demo's mail and its secret key are kept.

    `UPHELD_DATA`, else `.data/` of the checkout, else the user's data folder of this platform.
    """
    if given := os.environ.get("UPHELD_DATA"):
        return Path(given).expanduser().resolve()
    if runs_from_source():
        return SOURCE_TREE / ".data"
    import platformdirs  # slow to load, and most commands need neither it nor the driver

    return Path(platformdirs.user_data_dir("upheld"))


def database_url() -> str | None:
    """Return `DATABASE_URL`, or None for the embedded PostgreSQL."""
    return os.environ.get("DATABASE_URL") or None


def text(name: str, *, default: str = "") -> str:
    """Return variable `name`, or `default` where it is unset or empty."""
    return os.environ.get(name) or default


def number(name: str, default: int) -> int:
    """Return the whole number in variable `name`; Raises: ValueError, naming it, if it is none."""
    text = os.environ.get(name, "")
    try:
        return int(text) if text else default
    except ValueError:
        raise ValueError(f"{name} must be a whole number, not {text!r}") from None


def port() -> int:
    """Return the TCP port of the pages."""
    return number("UPHELD_PORT", PORT)


def live_port() -> int:
    """Return the TCP port of live updates: one above the pages unless told otherwise."""
    return number("UPHELD_LIVE_PORT", port() + 1)


def smtp_port() -> int:
    """Return the TCP port of the mail server; the demo's catcher is two above the pages."""
    return number("UPHELD_SMTP_PORT", port() + 2)


def files_port() -> int:
    """Return the TCP port at which files arrive and leave: three above the pages unless told otherwise."""
    return number("UPHELD_FILES_PORT", port() + 3)


def website_port() -> int:
    """Return the TCP port of the demo's website of a customer: four above the pages unless told otherwise."""
    return number("UPHELD_WEBSITE_PORT", port() + 4)


def reached_host() -> str:
    """Return where our processes reach one another: UPHELD_HOST, or loopback if that means any address."""
    host = text("UPHELD_HOST", default="127.0.0.1")
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  compared with, never bound


def base_url() -> str:
    """Return this installation's address without a closing slash: UPHELD_BASE_URL, else as this machine sees it."""
    if given := text("UPHELD_BASE_URL"):
        return given.rstrip("/")
    host = reached_host()
    name = "localhost" if host in ("127.0.0.1", "::1") else host
    return f"http://{name}:{port()}"


def folder(name: str, default: Path) -> Path:
    """Return the folder that variable `name` names, or `default` where it is unset or empty."""
    given = os.environ.get(name)
    return Path(given).expanduser().resolve() if given else default


def file_store(own: Path) -> dict[str, Any]:
    """Return where whole files lie, as Django writes it in `STORAGES`: the bucket that is named, else folder `own`.

    Who may use the bucket, boto3 finds as it always does: `AWS_ACCESS_KEY_ID` and its like, or the machine's role.
    """
    bucket = text("UPHELD_FILES_BUCKET")
    if not bucket:
        options: dict[str, Any] = {"location": own, "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    endpoint, region = text("UPHELD_FILES_BUCKET_URL"), text("UPHELD_FILES_BUCKET_REGION")
    options = {"bucket_name": bucket, "default_acl": None, "querystring_auth": True, "file_overwrite": True}
    named = {"endpoint_url": endpoint, "region_name": region}
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": options | {key: value for key, value in named.items() if value},
    }


def words(name: str) -> list[str]:
    """Return the comma-separated words in variable `name`."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def database_parameters(url: str) -> dict[str, Any]:
    """Return a PostgreSQL address (URI or `key=value`) as Django writes it in `DATABASES`."""
    import psycopg.conninfo

    given: dict[str, Any] = dict(psycopg.conninfo.conninfo_to_dict(url))
    keys = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    named = {key: str(given.pop(name, "")) for key, name in keys.items()}
    return {"ENGINE": "upheld.config.postgresql", **named, "OPTIONS": given}


def demo_secret_key(folder: Path) -> str:
    """Return the demo's secret key, made at random on first use and readable by its owner only."""
    file = folder / "secret-key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"secret-key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            os.link(draft, file)  # the first of several processes wins; the others read its key
        draft.unlink()
    return file.read_text()
