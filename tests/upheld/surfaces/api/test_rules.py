"""Rules in the API: a program writes one, tries it, switches it on and off, in the desk's own words."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.programs import Program
from tests.support.rules import follow_all
from upheld.desks.actions import teams
from upheld.now import now
from upheld.rules.models import Rule, RuleRevision
from upheld.surfaces.api.v1.schemas import rules as shapes
from upheld.tickets.models import Ticket
from upheld.tickets.queries.macros import ACTS

URGENT: dict[str, Any] = {
    "label": "Mark the urgent",
    "trigger": "received",
    "conditions": [{"about": "priority", "is": "any", "values": ["p1"]}],
    "steps": [{"act": "tag", "what": "Hot"}],
}


def test_a_rule_is_written_tried_and_switched_on_and_runs(cast: Cast, program: Program) -> None:
    builders.ticket(cast.contact, at=now(), priority="p1")
    added = program.call("POST", "/rules", URGENT)
    assert (added.status, added.json["running"], added.json["trial"]) == (201, None, None)
    here = f"/rules/{added.json['number']}"
    refused = program.call("PUT", f"{here}/running")
    assert (refused.status, refused.json["type"]) == (409, "urn:upheld:problem:not-tried")
    tried = program.call("POST", f"{here}/trials").json
    assert (tried["revision"], tried["fitting"], tried["tickets"]) == (1, 1, [{"number": 1, "refusal": None}])
    assert program.call("PUT", f"{here}/running").json["running"] == 1
    assert program.call("PUT", f"{here}/running").status == 200
    builders.ticket(cast.contact, at=now(), priority="p1")
    follow_all(now())
    assert [one.tags for one in Ticket.objects.order_by("number")] == [[], ["hot"]]
    assert program.call("DELETE", f"{here}/running").json["running"] is None
    assert [one["label"] for one in program.call("GET", "/rules").json["rules"]] == ["Mark the urgent"]


def test_what_it_does_is_said_in_words_and_shown_in_the_same(cast: Cast, program: Program) -> None:
    teams.form(cast.north, "Relay", by=cast.manager.as_actor, at=BEFORE_ALL)
    steps = [
        {"act": "team", "what": "Relay", "reason": "They know."},
        {"act": "assign", "what": cast.agent.email, "reason": ""},
        {"act": "tell", "what": "team:Relay", "reason": "Please look."},
        {"act": "hold", "what": "customer", "reason": ""},
    ]
    added = program.call("POST", "/rules", {**URGENT, "after_seconds": 3600, "steps": steps}, idempotency_key="r-1")
    assert program.call("POST", "/rules", {**URGENT, "after_seconds": 3600, "steps": steps}, idempotency_key="r-1").json
    shown = program.call("GET", f"/rules/{added.json['number']}").json
    assert (shown["steps"], shown["after_seconds"]) == (steps, 3600)
    assert shown["conditions"] == URGENT["conditions"]
    kept = {step["act"]: step["what"] for step in RuleRevision.objects.get().steps}
    assert kept["assign"] == str(cast.agent.pk)
    assert Rule.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"steps": [{"act": "team", "what": "Nobody", "reason": "x"}]}, "bad-step"),
        ({"steps": [{"act": "team", "what": ""}]}, "bad-step"),
        ({"steps": [{"act": "assign", "what": "ines@interworx.example"}]}, "bad-step"),
        ({"steps": [{"act": "note", "what": " "}]}, "bad-step"),
        ({"steps": [{"act": "tag", "what": "a"}, {"act": "tag", "what": "b"}]}, "bad-step"),
        ({"steps": [{"act": "tag", "what": "!"}]}, "bad-tag"),
        ({"steps": []}, "invalid-request"),
        ({"conditions": [{"about": "priority", "is": "any", "values": ["p9"]}]}, "bad-conditions"),
        ({"conditions": [{"about": "holder", "is": "any", "values": ["me"]}]}, "bad-rule"),
        ({"trigger": "opened"}, "invalid-request"),
        ({"after_seconds": -1}, "invalid-request"),
    ],
)
def test_what_means_nothing_here_is_refused_and_kept_nowhere(
    cast: Cast, program: Program, wrong: dict[str, Any], kind: str
) -> None:
    refused = program.call("POST", "/rules", {**URGENT, **wrong})
    assert (refused.status, refused.json["type"]) == (422, f"urn:upheld:problem:{kind}")
    assert not Rule.objects.exists()


def test_another_desks_rules_are_not_there(program: Program, other_program: Program) -> None:
    here = f"/rules/{program.call('POST', '/rules', URGENT).json['number']}"
    asked = [("GET", here), ("POST", f"{here}/trials"), ("PUT", f"{here}/running"), ("DELETE", f"{here}/running")]
    assert {other_program.call(*one).status for one in asked} == {404}
    assert other_program.call("GET", "/rules").json == {"rules": []}


def test_the_document_knows_every_trigger_and_act() -> None:
    assert shapes.Trigger.__args__ == tuple(RuleRevision.Trigger.values)  # type: ignore[attr-defined]  # of a Literal
    assert shapes.Act.__args__ == ACTS  # type: ignore[attr-defined]  # of a Literal


def test_a_long_list_costs_no_more_questions_than_a_short_one(program: Program) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            program.call("GET", "/rules")
        return len(queries)

    program.call("POST", "/rules", URGENT)
    short = asked()
    for number in range(3):
        program.call("POST", "/rules", {**URGENT, "label": f"Rule {number}"})
    assert asked() == short
