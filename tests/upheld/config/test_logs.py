"""Secrets never reach the logs, and health answers do not fill them."""

import logging

import pytest

from upheld.config.logs import hide_secrets, is_worth_a_line


@pytest.mark.parametrize(
    "name", ["password", "api_token", "Authorization", "session_key", "SECRET_KEY", "cookies", "login_code"]
)
def test_a_field_named_like_a_secret_is_hidden(name: str) -> None:
    assert hide_secrets(None, "info", {"event": "signed in", name: "s3cret"}) == {
        "event": "signed in",
        name: "[hidden]",
    }


def test_other_fields_are_shown() -> None:
    event = {"event": "received", "ticket": "INT-12", "desk": "integrato"}
    assert hide_secrets(None, "info", dict(event)) == event


@pytest.mark.parametrize(("path", "worth"), [("/healthz", False), ("/integrato/", True)])
def test_a_health_answer_is_not_worth_a_line(path: str, worth: bool) -> None:
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "%s: %s", ("Unavailable", path), None)
    assert is_worth_a_line(record) is worth
