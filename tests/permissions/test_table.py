"""The table, held: forbidden, absent and another desk's look alike, and change nothing; no route is without a line."""

from collections.abc import Iterator
from functools import cache
from string import Formatter
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.permissions import table_of_accounts as accounts
from tests.permissions.lines import ITS_AGENT, Line
from tests.permissions.table_of_articles import KNOWLEDGE
from tests.permissions.table_of_customer_pages import COOKIELESS, CUSTOMER_PAGES
from tests.permissions.table_of_customers import CUSTOMERS
from tests.permissions.table_of_settings import SETTINGS
from tests.permissions.table_of_the_api import OPERATIONS, Operation
from tests.permissions.table_of_the_desk import DESKS
from tests.permissions.table_of_tickets import TICKETS
from tests.permissions.world import AT_THE_CONSOLE, EVERYONE, NOBODY, Came, World, ask, ask_as, filled

pytestmark = pytest.mark.django_db
CONSOLE = (*TICKETS, *DESKS, *CUSTOMERS, *SETTINGS, *KNOWLEDGE)
LINES = (*CONSOLE, *CUSTOMER_PAGES)
# What a page that is only looked at may write down: who looked at which ticket lately.
NOTED = {"tickets_recentticket"}
GIVEN = {200, 201, 204, 302}
# The form was refused: whoever gets so far was let in.
REFUSED = {409, 422}
NUMBERED_BY_DESK = {"ticket", "merged", "closed", "alone", "asked", "only_here"}
NAMED_BY_DESK = {"field_key", "revision"}
# Taking back what is not there changes nothing, and says nothing of whether it is somewhere.
TAKEN_BACK = {"spent"}
THE_DEMOS = {
    "demo/sign-in/<str:token>/",
    "demo/mail/<str:key>/",
    "demo/mail/<str:key>/html/",
    "demo/mail/<str:key>/raw/",
}
# For everyone, and tested by themselves: health, the API's document, and "there is no such address".
OPEN = {"healthz", "api/v1/openapi.json", "api/v1/", r"api/v1/(?P<rest>(?s:.*))\Z"}
VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def asked_of(world: World, part: str, line: Line) -> Came:
    sent = {key: filled(value, world.north) for key, value in line.sent.items()}
    return ask(world.people[part], line.verb, filled(line.address, world.north), sent)


def nothing_for(world: World, part: str, line: Line) -> bytes:
    """What somebody is shown where nothing is; at an address that keeps words, with the words that they typed."""
    if not line.keeps:
        return world.absent(part)
    nowhere = filled(line.address, {**world.north, **dict.fromkeys(NUMBERED_BY_DESK, 999999)})
    return ask(world.people[part], line.verb, nowhere, line.sent).body


def in_the_console(line: Line) -> bool:
    return line in CONSOLE


@pytest.mark.attack(15, 19, 20)
@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_line_holds_for_everyone(world: World, line: Line) -> None:
    people = AT_THE_CONSOLE if in_the_console(line) else EVERYONE
    came = {part: asked_of(world, part, line) for part in people}

    let_in = {part: one for part, one in came.items() if part in line.who}
    assert {part for part, one in let_in.items() if one.status not in GIVEN | REFUSED} == set()
    if line.acts:
        assert {part for part, one in let_in.items() if not one.written} == set()
    else:
        assert {table for one in let_in.values() for table in one.written} <= NOTED
    kept_out = {part: one for part, one in came.items() if part not in line.who}
    assert {part: one.written for part, one in kept_out.items() if one.written} == {}
    sent_away = set(NOBODY) if in_the_console(line) else set()
    assert {part: one.status for part, one in kept_out.items()} == {
        part: 302 if part in sent_away else 404 for part in kept_out
    }
    assert all(
        one.answer["Location"].startswith("/accounts/login/") for part, one in kept_out.items() if part in sent_away
    )
    absent = {part: nothing_for(world, part, line) for part in kept_out}
    assert {part for part, one in kept_out.items() if one.status == 404 and one.body != absent[part]} == set()


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name} - {"desk"}


@pytest.mark.attack(15, 19, 20)
@pytest.mark.parametrize("line", [line for line in CONSOLE if names_in(line.address)], ids=str)
def test_what_another_desk_has_is_not_there(world: World, line: Line) -> None:
    part = "other_agent" if line.who == ITS_AGENT else "other_manager"
    for name in names_in(line.address) - NAMED_BY_DESK:
        theirs = world.north["only_here" if name in NUMBERED_BY_DESK else name]
        row = {**world.south, name: theirs}
        sent = {key: filled(value, world.south) for key, value in line.sent.items()}
        came = ask(world.people[part], line.verb, filled(line.address, row, desk="interworx"), sent)
        assert (name, came.status, came.written) == (name, 302 if name in TAKEN_BACK else 404, [])
        assert came.status == 302 or came.body == world.absent(part)


@pytest.mark.attack(30)
@pytest.mark.parametrize("line", [line for line in LINES if line.verb == "POST" and line not in COOKIELESS], ids=str)
def test_nothing_is_done_for_a_page_of_somebody_else(world: World, line: Line) -> None:
    sent = {key: filled(value, world.north) for key, value in line.sent.items()}

    came = ask(world.careful, "POST", filled(line.address, world.north), sent)

    assert (came.status, came.written) == (403, [])
    assert came.answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in came.answer["Content-Security-Policy"]


@pytest.mark.attack(19, 20, 29)
@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_a_key_opens_its_desk_and_no_other(world: World, operation: Operation) -> None:
    address = filled(operation.address, world.north)
    own, written = ask_as(world.programs["program"], operation.verb, address, operation.body)
    other, others = ask_as(world.programs["other_program"], operation.verb, address, operation.body)
    revoked, nothing = ask_as(world.programs["revoked_program"], operation.verb, address, operation.body)

    assert own.status in GIVEN | REFUSED
    assert bool(written) is operation.acts
    assert (revoked.status, nothing) == (401, [])
    if names_in(operation.address):
        absent, _ = ask_as(world.programs["other_program"], operation.verb, nowhere(world, operation), operation.body)
        assert (other.status, other.text, others) == (404, absent.text, [])


def nowhere(world: World, operation: Operation) -> str:
    absent: dict[str, Any] = dict.fromkeys(NUMBERED_BY_DESK, 999999)
    return str(filled(operation.address, {**world.north, **absent, "file": "6b0f6c0e-5f5c-4a6e-9d67-0d5c7a4b9f10"}))


@pytest.mark.attack(22)
@pytest.mark.parametrize("operation", [one for one in OPERATIONS if one.body], ids=str)
@pytest.mark.parametrize(
    "added", ["desk", "organisation", "contract", "number", "received_at", "agreement_version", "by"]
)
def test_a_field_that_is_not_asked_for_is_refused(world: World, operation: Operation, added: str) -> None:
    body = {**(operation.body or {}), added: "1"}

    answer, written = ask_as(world.programs["program"], operation.verb, filled(operation.address, world.north), body)

    assert (answer.status, written) == (422, [])


@pytest.mark.attack(27, 30)
@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_a_browsers_cookie_opens_nothing_of_the_api(world: World, operation: Operation) -> None:
    came = ask(world.people["manager"], operation.verb, f"/api/v1{filled(operation.address, world.north)}")

    assert (came.status, came.written) == (401, [])


@pytest.mark.parametrize("page", [*accounts.NOBODY_IS_SIGNED_IN, *accounts.SIGNED_IN, *accounts.HALF_WAY])
def test_pages_of_accounts_ask_who_somebody_is(world: World, page: str) -> None:
    for part in ("signed_out", "suspended"):
        came = ask(world.people[part], "GET", f"/accounts/{page}")
        away = came.status == 302
        assert away is (page in (*accounts.SIGNED_IN, *accounts.HALF_WAY))
        assert came.written == []


@pytest.mark.attack(26, 30)
@pytest.mark.parametrize("page", accounts.DONE)
@pytest.mark.parametrize("part", ["signed_out", "contact", "manager"])
def test_nothing_of_an_account_is_done_by_a_link(world: World, part: str, page: str) -> None:
    came = ask(world.people[part], "GET", f"/accounts/{page}")

    assert (came.status, came.written) == (405, [])
    assert ask(world.careful, "POST", f"/accounts/{page}").status == 403


@pytest.mark.parametrize("page", accounts.UNTRUSTED)
def test_a_sign_in_that_no_desk_trusts_is_not_there(world: World, page: str) -> None:
    assert ask(world.people["signed_out"], "GET", f"/accounts/{page}").status == 404


@pytest.mark.attack(26, 27)
@pytest.mark.parametrize("page", accounts.CLOSED)
@pytest.mark.parametrize("part", ["signed_out", "contact", "manager"])
@pytest.mark.parametrize("verb", ["GET", "POST"])
def test_nobody_makes_themselves_an_account_or_takes_an_address(world: World, verb: str, part: str, page: str) -> None:
    came = ask(world.people[part], verb, f"/accounts/{page}", {"email": "x@y.example", "password1": "Long-enough-9"})

    assert (came.status, came.written) == (404, [])


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLPattern):
            yield f"{before}{one.pattern}".replace("^", "")  # which resolving leaves out within a route
        else:
            yield from routes(one.url_patterns, f"{before}{one.pattern}")


def route_of(address: str) -> str:
    return resolve(address.split("?")[0]).route.replace("^", "")


@cache
def in_the_table(world: World) -> dict[str, set[str]]:
    """Every route that the table has, with its verbs."""
    found: dict[str, set[str]] = {}
    for line in LINES:
        found.setdefault(route_of(filled(line.address, world.north)), set()).add(line.verb)
    for operation in OPERATIONS:
        found.setdefault(route_of(f"/api/v1{filled(operation.address, world.north)}"), set()).add(operation.verb)
    for page in accounts.ALL:
        found.setdefault(route_of(f"/accounts/{page}"), set())
    return found


@pytest.mark.attack(20)
def test_every_route_has_its_line(world: World) -> None:
    known = in_the_table(world)

    found = set(routes(get_resolver().url_patterns)) - THE_DEMOS - OPEN
    assert found == set(known), "give every route, for each of its verbs, a line in tests/permissions/table_of_*.py"


@pytest.mark.attack(20, 26)
@pytest.mark.parametrize("line", [line for line in LINES if line.who], ids=str)
def test_no_verb_is_answered_that_the_table_has_not(world: World, line: Line) -> None:
    address = filled(line.address, world.north)
    part = "contact" if line.who == {"contact"} else "agent" if "agent" in line.who else "manager"

    others = set(VERBS) - in_the_table(world)[route_of(address)]

    assert {verb for verb in others if ask(world.people[part], verb, address).status != 405} == set()
