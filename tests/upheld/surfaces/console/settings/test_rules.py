"""The pages of rules: written, tried, switched on, seen at work, and nobody else's."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support import builders
from tests.support.cast import Cast
from tests.support.rules import follow_all, rule
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.desks import memory
from upheld.desks.models import Membership
from upheld.now import now
from upheld.rules.models import Happening, Rule, RuleRun
from upheld.tickets.models import Clock, Ticket
from upheld.tickets.queries.macros import Step
from upheld.workers import clocks

LIST = "/integrato/console/settings/rules/"
URGENT = {
    "label": "Mark the urgent",
    "trigger": "received",
    "about-0": "priority",
    "is-0": "any",
    "values-0": "p1",
    "tag": "hot",
}


def test_a_rule_is_written_tried_switched_on_and_seen_at_work(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.contact, at=now() - timedelta(minutes=9), priority="p1")
    client = sign_in(cast.manager)
    assert b"No rules yet" in client.get(LIST).content
    page = client.post(f"{LIST}new/", URGENT, follow=True).content.decode()
    assert "Not tried yet" in page
    assert "Priority: P1" in page
    here = f"{LIST}{Rule.objects.get().pk}/"
    refused = client.post(f"{here}on/")
    assert refused.status_code == 409
    assert b"Try it first" in refused.content
    page = client.post(f"{here}tried/", follow=True).content.decode()
    assert "Of the 1 newest tickets, it happened on 1; 1 of those fits" in page
    assert "all of it would be done" in page
    assert Ticket.objects.get().tags == []
    assert "It is on" in client.post(f"{here}on/", follow=True).content.decode()
    builders.ticket(cast.contact, at=now(), priority="p1")
    follow_all(now())
    assert Ticket.objects.get(number=2).tags == ["hot"]
    log = client.get(f"{LIST}log/").content.decode()
    assert "INT-2" in log
    assert "Done" in log
    assert "It is off" in client.post(f"{here}off/", follow=True).content.decode()
    client.post(f"{here}retired/")
    assert b"No rules yet" in client.get(LIST).content


def test_conditions_are_added_and_removed_and_what_was_typed_stays(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)
    page = client.post(f"{LIST}new/", {**URGENT, "act": "add", "add": "kind"}).content.decode()
    assert 'name="about-1" value="kind"' in page
    assert 'value="Mark the urgent"' in page
    page = client.post(f"{LIST}new/", {**URGENT, "act": "remove-0"}).content.decode()
    assert "No condition: it runs on every ticket." in page
    assert not Rule.objects.exists()


def test_a_rule_is_changed_as_it_was_written(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)
    client.post(f"{LIST}new/", {**URGENT, "after": "1d 2h", "tell": f"agent:{cast.agent.pk}", "tell_words": "Look"})
    here = f"{LIST}{Rule.objects.get().pk}/"
    page = client.get(f"{here}change/").content.decode()
    assert 'value="1d 2h"' in page
    assert 'value="Look"' in page
    client.post(f"{here}change/", {**URGENT, "tag": "cold"})
    assert "What it says, revision 2" in client.get(here).content.decode()


@pytest.mark.parametrize(
    ("wrong", "status", "words"),
    [
        ({"label": ""}, 422, "This field is required"),
        ({"after": "soon"}, 422, "is no time"),
        ({"after": "900d"}, 422, "at most a year"),
        ({"values-0": "p9"}, 422, "knows no “p9”"),
        ({"assign": "me"}, 422, "not one of the available choices"),
        ({"tell": "team:1"}, 422, "not one of the available choices"),
        ({"about-0": "holder", "values-0": "me"}, 409, "Nobody looks on behalf of a rule"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_kept(
    cast: Cast, sign_in: SignIn, wrong: dict[str, str], status: int, words: str
) -> None:
    answer = sign_in(cast.manager).post(f"{LIST}new/", {**URGENT, "note": "Kept", **wrong})
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert "Kept</textarea>" in answer.content.decode()
    assert not Rule.objects.exists()


def test_a_rule_that_does_nothing_is_not_kept(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.manager).post(f"{LIST}new/", {**URGENT, "tag": ""})
    assert answer.status_code == 409
    assert b"Choose something that the rule does" in answer.content


def test_what_was_refused_is_tried_again_from_the_log(cast: Cast, sign_in: SignIn) -> None:
    rule(cast, "received", Step(act="hold", what="customer"), at=now())
    builders.ticket(cast.contact, at=now(), priority="p1")
    Ticket.objects.update(state="on_hold")
    follow_all(now())
    client = sign_in(cast.manager)
    log = client.get(f"{LIST}log/?rule={Rule.objects.get().pk}").content.decode()
    assert "INT-1 is on hold already" in log
    Ticket.objects.update(state="open")
    again = f"{LIST}log/{RuleRun.objects.get().pk}/retried/"
    assert "Done." in client.post(again, follow=True).content.decode()
    assert Ticket.objects.get().state == "on_hold"
    assert "or was not to be done" in client.post(again, follow=True).content.decode()


def test_the_log_is_paged_by_key(cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("upheld.rules.queries.lists.RUNS_ON_A_PAGE", 2)
    rule(cast, "received", Step(act="tag", what="hot"), at=now())
    for _ in range(3):
        builders.ticket(cast.contact, at=now(), priority="p1")
    follow_all(now())
    client = sign_in(cast.manager)
    first = client.get(f"{LIST}log/").content.decode()
    assert ("INT-3" in first, "INT-1" in first) == (True, False)
    before = RuleRun.objects.order_by("id")[1].pk
    assert "INT-1" in client.get(f"{LIST}log/?before={before}").content.decode()
    assert client.get(f"{LIST}log/?before=1e9").status_code == 404


@pytest.mark.parametrize("part", ["agent", "auditor", "other_agent"])
def test_only_managers_of_the_desk_see_and_change_rules(cast: Cast, sign_in: SignIn, part: str) -> None:
    kept = rule(cast, "received", Step(act="tag", what="hot"), at=now())
    client = sign_in(getattr(cast, part))
    asked = [client.get(f"{LIST}{rest}") for rest in ("", "new/", "log/", f"{kept.pk}/", f"{kept.pk}/change/")]
    asked += [client.post(f"{LIST}{kept.pk}/{verb}/") for verb in ("tried", "on", "off", "retired")]
    assert {answer.status_code for answer in asked} == {404}
    assert Rule.objects.get().running is not None


def test_another_desks_manager_finds_neither_the_rule_nor_its_runs(cast: Cast, sign_in: SignIn) -> None:
    there = builders.member(cast.south, "Odile Roux", role=Membership.Role.MANAGER, at=now())
    kept = rule(cast, "received", Step(act="tag", what="hot"), at=now())
    builders.ticket(cast.contact, at=now(), priority="p1")
    follow_all(now())
    client = sign_in(there)
    theirs = "/interworx/console/settings/rules/"
    asked = [client.get(f"{theirs}{kept.pk}/"), client.get(f"{theirs}log/?rule={kept.pk}")]
    asked += [client.post(f"{theirs}log/{RuleRun.objects.get().pk}/retried/")]
    assert [answer.status_code for answer in asked] == [404, 404, 404]
    assert "INT-1" not in client.get(f"{theirs}log/").content.decode()


def test_what_was_set_aside_is_seen_asked_again_and_let_go(cast: Cast, sign_in: SignIn) -> None:
    rule(cast, "received", Step(act="tag", what="hot"), at=now())
    for _ in range(2):
        builders.ticket(cast.contact, at=now(), priority="p1")
    client = sign_in(cast.manager)
    assert b"Nothing is set aside" in client.get(f"{LIST}set-aside/").content
    Happening.objects.update(fault="KeyError: is")
    assert b"Something was set aside" in client.get(LIST).content
    assert b"was set aside" in client.get(f"{LIST}log/").content
    page = client.get(f"{LIST}set-aside/").content.decode()
    assert "KeyError: is" in page
    assert "A ticket is received" in page
    first, second = Happening.objects.order_by("id")
    again = f"{LIST}set-aside/{first.pk}/again/"
    assert "The rules were asked" in client.post(again, follow=True).content.decode()
    assert Ticket.objects.get(number=1).tags == ["hot"]
    assert client.post(again).status_code == 404
    assert "Let go" in client.post(f"{LIST}set-aside/{second.pk}/let-go/", follow=True).content.decode()
    assert not Happening.objects.exists()


@pytest.mark.parametrize("part", ["agent", "auditor", "other_agent"])
def test_nobody_else_sees_or_touches_what_was_set_aside(cast: Cast, sign_in: SignIn, part: str) -> None:
    rule(cast, "received", Step(act="tag", what="hot"), at=now())
    builders.ticket(cast.contact, at=now(), priority="p1")
    Happening.objects.update(fault="KeyError: is")
    Membership.objects.filter(user=cast.other_agent).update(role=Membership.Role.MANAGER)
    desk = "interworx" if part == "other_agent" else "integrato"
    left, client = Happening.objects.get().pk, sign_in(getattr(cast, part))
    here = f"/{desk}/console/settings/rules/set-aside/"
    answers = [client.post(f"{here}{left}/again/"), client.post(f"{here}{left}/let-go/")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert b"KeyError" not in client.get(here).content
    assert Happening.objects.exists()


def test_the_log_cites_the_clause_of_the_promise_that_set_a_rule_off(cast: Cast, sign_in: SignIn) -> None:
    for verb in ("missed", "breached"):
        rule(cast, verb, Step(act="tag", what=verb), label=f"When {verb}", at=now())
    builders.ticket(cast.contact, at=now() - timedelta(hours=3), priority="p1")
    while clocks.do_one(now()):
        pass
    follow_all(now())
    clause = Clock.objects.get(metric="response_time").clause
    log = sign_in(cast.manager).get(f"{LIST}log/").content.decode()
    assert f"§&thinsp;{clause}</a>" in log


def test_a_long_log_costs_no_more_questions_than_a_short_one(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)
    rule(cast, "received", Step(act="tag", what="hot"), at=now())

    def asked(path: str) -> int:
        memory.forget()
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{LIST}{path}")
        return len(queries)

    builders.ticket(cast.contact, at=now(), priority="p1")
    follow_all(now())
    short = asked("log/")
    for _ in range(3):
        builders.ticket(cast.contact, at=now(), priority="p1")
    follow_all(now())
    assert asked("log/") == short
    builders.ticket(cast.contact, at=now(), priority="p1")
    Happening.objects.update(fault="KeyError: is")
    short = asked("set-aside/")
    builders.ticket(cast.contact, at=now(), priority="p1")
    Happening.objects.update(fault="KeyError: is")
    assert asked("set-aside/") == short
