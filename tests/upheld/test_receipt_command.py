"""`upheld receipt` prints what the pages tell, and with --json what the verifier reads."""

import json
from datetime import timedelta

import pytest
from typer.testing import CliRunner, Result

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.verifier import verifier
from upheld.cli import app
from upheld.tickets.actions import hold


def asked(*words: str) -> Result:
    return CliRunner().invoke(app, ["receipt", *words])


@pytest.fixture
def reference(cast: Cast) -> str:
    """A ticket that waits for its customer."""
    made = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    hold.place(made, reason="customer", note="", by=cast.agent.as_actor, at=BEFORE_ALL + timedelta(minutes=20))
    return f"INT-{made.number}"


def test_it_tells_each_clock_in_lines(reference: str) -> None:
    said = asked(reference).stdout
    assert said.startswith("Response: ")
    assert "\nResolution: Paused, " in said
    assert "What counted\n  Mon 2 Feb 2026  09:00 to 09:20  20 min  20 min in all\n" in said
    assert "Waiting for the customer" in said
    assert "(§ 5.2)" in said


def test_as_json_it_is_what_the_verifier_reads(reference: str) -> None:
    told = json.loads(asked(reference, "--json").stdout)
    assert told["ticket"] == reference
    assert verifier.judged(told, None)


def test_a_ticket_that_is_not_there_is_answered_with_how_to_write_one(cast: Cast) -> None:
    result = asked("INT-999")
    assert result.exit_code == 1
    assert "write its reference, as in IS-7" in result.stderr


def test_a_ticket_without_a_promise_says_so(cast: Cast) -> None:
    contact = builders.contact(cast.south, "Noor Haddad", organisation=None, at=BEFORE_ALL)
    made = builders.ticket(contact, at=BEFORE_ALL)
    assert "promises no time" in asked(f"IW-{made.number}").stdout
