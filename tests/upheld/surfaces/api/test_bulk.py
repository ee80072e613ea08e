"""Acts on many tickets through the API: begun once, watched, refused row by row, undone."""

from typing import Any

import pytest

from tests.support.cast import Cast
from tests.support.programs import Answer, Program
from upheld.now import now
from upheld.tickets.models import BulkAct, Ticket
from upheld.workers import bulk as worker


@pytest.fixture(autouse=True)
def tickets(program: Program, other_program: Program) -> None:
    """Three on desk North, four on desk South."""
    for _ in range(3):
        program.open(priority="p2")
    for _ in range(4):
        other_program.open(priority="medium", category="support")


@pytest.fixture
def author(cast: Cast) -> str:
    return cast.agent.email


def run() -> None:
    while worker.do_one(now()):
        pass


def begin(program: Program, author: str, act: dict[str, Any], **chosen: Any) -> Answer:
    return program.call("POST", "/bulk-acts", {"act": act, "author": author, **chosen})


def tags(desk: str = "integrato") -> list[list[str]]:
    return list(Ticket.objects.filter(desk__name=desk).order_by("number").values_list("tags", flat=True))


def test_it_is_done_by_the_worker_watched_and_undone(program: Program, author: str) -> None:
    begun = begin(program, author, {"verb": "tag", "tag": "Outage"}, tickets=[1, 3, 3])
    where = f"/bulk-acts/{begun.json['id']}"
    assert (begun.status, begun.json["total"], begun.json["waiting"]) == (201, 2, 2)
    assert begun.json["author"] == "Ravi Menon"
    assert program.call("PUT", f"{where}/undoing", {"author": author}).json["type"].endswith("cannot-be-undone")
    run()

    done = program.call("GET", where).json
    assert (done["done"], done["waiting"], done["may_undo"]) == (2, 0, True)
    assert tags() == [["outage"], [], ["outage"]]
    undoing = [program.call("PUT", f"{where}/undoing", {"author": author}) for _ in range(2)]
    run()
    assert undoing[0].json == undoing[1].json, "a repeat undoes nothing anew"
    assert undoing[0].json["undoes"] == done["id"]
    assert program.call("GET", where).json["undone_by"] == undoing[0].json["id"]
    assert tags() == [[], [], []]


def test_a_whole_view_is_acted_on_and_nothing_of_another_desk(program: Program, author: str) -> None:
    assert begin(program, author, {"verb": "tag", "tag": "all"}, view="next").json["total"] == 3
    run()

    assert tags() == [["all"]] * 3
    assert tags("interworx") == [[]] * 4


def test_what_was_refused_is_listed_with_its_reason(program: Program, author: str) -> None:
    program.call("PUT", "/tickets/2/closure")
    act = begin(program, author, {"verb": "hold", "reason": "customer"}, tickets=[1, 2]).json["id"]
    run()

    refused = program.call("GET", f"/bulk-acts/{act}/tickets").json
    done = program.call("GET", f"/bulk-acts/{act}/tickets?outcome=done").json
    assert [(one["number"], one["outcome"]) for one in refused["tickets"]] == [(2, "refused")]
    assert "resolved" in refused["tickets"][0]["reason"]
    assert [(one["number"], one["reason"]) for one in done["tickets"]] == [(1, None)]
    assert (refused["next"], done["next"]) == (None, None)


def test_a_repeat_with_the_same_key_begins_no_second(program: Program, author: str) -> None:
    sent = {"act": {"verb": "follow"}, "tickets": [1], "author": author}
    first, again = (program.call("POST", "/bulk-acts", sent, idempotency_key="b-1") for _ in range(2))

    assert (first.status, again.text) == (201, first.text)
    assert BulkAct.objects.count() == 1


@pytest.mark.parametrize(
    ("act", "arguments"),
    [
        ({"verb": "assign", "agent": None}, {"agent": None}),
        ({"verb": "team", "team": None, "reason": "Theirs."}, {"team": None, "reason": "Theirs."}),
        ({"verb": "untag", "tag": "Old news"}, None),
        ({"verb": "untag", "tag": "OLD"}, {"tag": "old"}),
        ({"verb": "hold", "reason": "customer"}, {"reason": "customer", "note": ""}),
        ({"verb": "resolve"}, {"code": ""}),
        ({"verb": "priority", "priority": "p1", "reason": "Worse."}, {"priority": "p1", "reason": "Worse."}),
        ({"verb": "unfollow"}, {}),
        ({"verb": "undo"}, None),
        ({"verb": "assign", "agent": "nobody@north.example"}, None),
        ({"verb": "team", "team": "No such", "reason": "Theirs."}, None),
    ],
)
def test_each_verb_says_what_it_needs(
    program: Program, author: str, act: dict[str, Any], arguments: dict[str, Any] | None
) -> None:
    answer = begin(program, author, act, tickets=[1])

    assert answer.status == (201 if arguments is not None else 422), answer.text
    assert [one.arguments for one in BulkAct.objects.all()] == ([arguments] if arguments is not None else [])


@pytest.mark.parametrize(
    ("chosen", "kind"),
    [
        ({}, "tickets-or-view"),
        ({"tickets": [1], "view": "next"}, "tickets-or-view"),
        ({"tickets": [1, 4]}, "not-on-desk"),
        ({"tickets": []}, "invalid-request"),
        ({"view": "nothing"}, "unknown-view"),
        ({"view": "breached"}, "nothing-chosen"),
    ],
)
def test_what_chooses_no_tickets_of_the_desk_is_refused(
    program: Program, author: str, chosen: dict[str, Any], kind: str
) -> None:
    answer = begin(program, author, {"verb": "follow"}, **chosen)

    assert (answer.status, answer.json["type"]) == (422, f"urn:upheld:problem:{kind}")
    assert not BulkAct.objects.exists()


@pytest.mark.parametrize("part", ["auditor", "other_agent", "contact"])
def test_it_is_done_in_the_name_of_nobody_but_an_agent_of_the_desk(program: Program, cast: Cast, part: str) -> None:
    answer = begin(program, getattr(cast, part).email, {"verb": "follow"}, tickets=[1])

    assert (answer.status, answer.json["type"]) == (422, "urn:upheld:problem:unknown-author")


def test_an_act_of_another_desk_is_not_there(program: Program, other_program: Program, cast: Cast) -> None:
    act = begin(program, cast.agent.email, {"verb": "follow"}, tickets=[1]).json["id"]
    run()

    for where in (f"/bulk-acts/{act}", f"/bulk-acts/{act}/tickets"):
        assert other_program.call("GET", where).status == 404
    undoing = other_program.call("PUT", f"/bulk-acts/{act}/undoing", {"author": cast.other_agent.email})
    assert undoing.status == 404
    assert BulkAct.objects.count() == 1
