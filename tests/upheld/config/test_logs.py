"""Secrets never reach the logs, and health answers do not fill them."""

import logging
from collections.abc import Iterator

import pytest

from upheld.config import logs
from upheld.config.logs import hide_secrets, is_worth_a_line


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """The root logger; what a test makes of it is undone."""
    logger = logging.getLogger()
    handlers, level = logger.handlers, logger.level
    yield logger
    logger.handlers, logger.level = handlers, level


@pytest.mark.attack(29)
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


@pytest.mark.parametrize("as_json", [True, False])
def test_a_traceback_says_where_it_failed_and_not_what_the_variables_held(
    root: logging.Logger, capsys: pytest.CaptureFixture[str], *, as_json: bool
) -> None:
    def fail(words_of_a_customer: str) -> None:
        raise ValueError(f"{len(words_of_a_customer)} letters are too many")

    logs.configure(as_json=as_json)
    try:
        fail(" ".join(("the vault", "stands open", "at night")))  # in no line of the source
    except ValueError:
        root.exception("refused")

    said = capsys.readouterr().err
    assert "30 letters are too many" in said
    assert "test_logs.py" in said
    assert "the vault stands open" not in said
