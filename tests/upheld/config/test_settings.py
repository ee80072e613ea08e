"""Each environment's settings, loaded as a process would load them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SHOW = """
import json, sys
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""


def settings_of(module: str, data: Path, *names: str, **environ: str) -> dict[str, Any]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("UPHELD_", "DATABASE_"))}
    kept |= {"DJANGO_SETTINGS_MODULE": f"upheld.config.settings.{module}", "UPHELD_DATA": str(data), **environ}
    done = subprocess.run([sys.executable, "-c", SHOW, *names], env=kept, capture_output=True, text=True, check=True)
    shown: dict[str, Any] = json.loads(done.stdout)
    return shown


def test_the_demo_sends_its_mail_to_the_catcher_and_shows_no_details(tmp_path: Path) -> None:
    demo = settings_of("dev", tmp_path, "EMAIL_HOST", "EMAIL_PORT", "DEMO", "DEBUG", "BASE_URL", UPHELD_PORT="9100")
    assert demo == {
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": 9102,
        "DEMO": True,
        "DEBUG": False,
        "BASE_URL": "http://localhost:9100",
    }


@pytest.mark.attack(40)
def test_production_has_no_demo_and_secure_cookies(tmp_path: Path) -> None:
    names = ("DEMO", "DEBUG", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "ALLOWED_HOSTS")
    real = settings_of(
        "prod", tmp_path, *names, UPHELD_SECRET_KEY="k" * 50, UPHELD_ALLOWED_HOSTS="a.example, b.example"
    )
    assert real == {
        "DEMO": False,
        "DEBUG": False,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "ALLOWED_HOSTS": ["a.example", "b.example"],
    }


def test_only_behind_the_proxy_is_its_word_taken_for_who_sends(tmp_path: Path) -> None:
    behind = settings_of("prod", tmp_path, "MIDDLEWARE", UPHELD_SECRET_KEY="k" * 50)["MIDDLEWARE"]
    alone = settings_of("dev", tmp_path, "MIDDLEWARE")["MIDDLEWARE"]

    assert behind == ["upheld.config.remote_address.remote_address", *alone]


@pytest.mark.parametrize(
    ("security", "expected"),
    [("", (True, False)), ("starttls", (True, False)), ("tls", (False, True)), ("none", (False, False))],
)
def test_mail_is_sent_under_tls_unless_told_otherwise(
    tmp_path: Path, security: str, expected: tuple[bool, bool]
) -> None:
    mail = settings_of("prod", tmp_path, "EMAIL_USE_TLS", "EMAIL_USE_SSL", UPHELD_SMTP_SECURITY=security)
    assert (mail["EMAIL_USE_TLS"], mail["EMAIL_USE_SSL"]) == expected
