"""Judgements and fulfilments through the API: a person's, told with what they changed, and repeated without harm."""

import pytest

from tests.support.cast import Cast
from tests.support.programs import Program
from upheld.tickets.models import Fulfilment, Recount

RELEASE = {"release": {"name": "4.2", "released_on": "2026-11-20", "url": "https://integrato.example/4.2"}}


def test_a_priority_is_set_by_a_person_and_what_it_changed_is_told(program: Program, cast: Cast) -> None:
    number = program.open(priority="p1")["number"]
    sent = {"priority": "p3", "reason": "It works.", "author": cast.agent.email}

    answer = program.call("PUT", f"/tickets/{number}/priority", sent)
    again = program.call("PUT", f"/tickets/{number}/priority", sent)

    (recount,) = answer.json["recounts"]
    assert (answer.json["priority"], answer.json["priority_asked"]) == ("p3", "p1")
    assert (recount["cause"], recount["by"], recount["reason"]) == ("priority", "Ravi Menon", "It works.")
    assert {change["metric"]: change["after"]["text"] for change in recount["changes"]} == {
        "response_time": None,
        "resolution_time": "Future release",
    }
    assert (again.status, again.json["recounts"]) == (200, [recount])


def test_facts_are_put_right_and_the_others_stay(program: Program, cast: Cast) -> None:
    number = program.open(priority="p1", category="defect")["number"]

    sent = {"facts": {"category": "question"}, "reason": "No fault.", "author": cast.agent.email}
    answer = program.call("PUT", f"/tickets/{number}/facts", sent)

    assert (answer.json["facts"]["category"], answer.json["facts"]["priority"]) == ("question", "p1")


@pytest.mark.parametrize(
    ("address", "sent", "status", "kind"),
    [
        ("priority", {"priority": "p9"}, 422, "not-in-agreement"),
        ("priority", {"priority": "p1", "reason": " "}, 422, "no-reason"),
        ("priority", {"priority": "p1", "author": "nobody@example.com"}, 422, "unknown-author"),
        ("emergency", {"emergency": False}, 422, "not-for-the-desk"),
        ("facts", {"facts": {"priority": "p1"}}, 422, "not-for-the-desk"),
    ],
)
def test_what_cannot_be_judged_is_refused(
    program: Program, cast: Cast, address: str, sent: dict[str, object], status: int, kind: str
) -> None:
    number = program.open(priority="p2")["number"]

    answer = program.call("PUT", f"/tickets/{number}/{address}", {"reason": "x", "author": cast.agent.email, **sent})

    assert (answer.status, answer.json["type"]) == (status, f"urn:upheld:problem:{kind}")
    assert not Recount.objects.exists()


def test_a_resolved_ticket_is_not_judged_anew(program: Program, cast: Cast) -> None:
    number = program.open(priority="p2")["number"]
    program.call("PUT", f"/tickets/{number}/closure")

    sent = {"priority": "p1", "reason": "x", "author": cast.agent.email}
    answer = program.call("PUT", f"/tickets/{number}/priority", sent)

    assert (answer.status, answer.json["type"]) == (409, "urn:upheld:problem:resolved-meanwhile")


def test_a_release_fulfils_what_was_promised_in_words_once(program: Program) -> None:
    number = program.open(priority="p3")["number"]
    address = f"/tickets/{number}/fulfilments/resolution_time"

    wrong = program.call("PUT", address, {"decision": "No."})
    neither = program.call("PUT", address, {})
    done = program.call("PUT", address, RELEASE)
    again = program.call("PUT", address, RELEASE)

    promised = next(one for one in done.json["promises"] if one["metric"] == "resolution_time")
    assert (promised["stage"], promised["state"], promised["fulfilled_by"]) == ("completed", "kept", "release")
    assert promised["fulfilment"] == {
        "release": "4.2",
        "released_on": "2026-11-20",
        "url": "https://integrato.example/4.2",
        "decision": None,
    }
    assert [answer.status for answer in (wrong, neither, again)] == [409, 422, 409]
    assert Fulfilment.objects.count() == 1


def test_another_desk_judges_and_fulfils_nothing(program: Program, other_program: Program, cast: Cast) -> None:
    number = program.open(priority="p3")["number"]
    sent = {"priority": "p1", "reason": "x", "author": cast.agent.email}

    assert other_program.call("PUT", f"/tickets/{number}/priority", sent).status == 404
    assert other_program.call("PUT", f"/tickets/{number}/fulfilments/resolution_time", RELEASE).status == 404
    assert not Recount.objects.exists()
