"""Everyone who may come to an address, each with a browser of their own, before two desks with one of everything."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from tests.permissions.stock import Row, stocked
from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast, assemble
from tests.support.programs import MADE_AT, Answer, Program, program_of
from upheld.accounts.models import User
from upheld.audit.facts import THE_DESK
from upheld.customers.models import Contact, Organisation
from upheld.desks.actions import membership, token
from upheld.desks.models import Membership
from upheld.now import now

# Where browsers are remembered, and when a key was last used.
UNNOTED = {"tallies_tally", "django_session", "desks_apitoken"}
BACKEND = "django.contrib.auth.backends.ModelBackend"
# Everyone at an address of the first desk, from the nearest to the furthest.
MEMBERS = ("agent", "manager", "auditor")
CUSTOMERS = ("contact", "colleague", "other_contact", "foreign_contact")
STRANGERS = ("other_agent", "other_manager", "removed")
# Whoever is suspended is nobody, whatever cookie they keep.
NOBODY = ("signed_out", "suspended")
EVERYONE = (*MEMBERS, *CUSTOMERS, *STRANGERS, *NOBODY)
# In the console a customer is a stranger, whoever of them; one of each kind is asked.
AT_THE_CONSOLE = (*MEMBERS, "contact", "other_manager", "removed", *NOBODY)


@dataclass
class Came:
    """What was answered, and what was written into the database for it."""

    answer: HttpResponse
    body: bytes
    written: list[str]

    @property
    def status(self) -> int:
        """The status of the answer."""
        return self.answer.status_code


@dataclass(frozen=True, kw_only=True, eq=False)
class World:
    """Two desks, one of everything on each, and everyone."""

    cast: Cast
    north: Row
    south: Row
    people: dict[str, Client]
    # The manager's browser, before a server that asks for the token of our own pages.
    careful: Client
    programs: dict[str, Program]
    _absent: dict[str, bytes] = field(default_factory=dict)

    def absent(self, part: str) -> bytes:
        """What somebody is shown where nothing is."""
        if part not in self._absent:
            self._absent[part] = ask(self.people[part], "GET", "/no-such-desk/").body
        return self._absent[part]


def ask(client: Client, verb: str, address: str, sent: dict[str, Any] | None = None) -> Came:
    """Ask once; whatever it changed, in the database and in the browser, is as it was before the next one asks."""
    cookies = client.cookies.copy()
    with nothing_lasts(), what_is_written() as written:
        answer = client.post(address, sent or {}) if verb == "POST" else client.generic(verb, address)
        streamed = getattr(answer, "streaming_content", None)
        body = answer.content if streamed is None else b"".join(streamed)
    client.cookies = cookies
    return Came(answer=answer, body=body, written=written)


def ask_as(program: Program, verb: str, address: str, body: dict[str, Any] | None = None) -> tuple[Answer, list[str]]:
    """Ask once as a program; return what was answered, and which tables were written."""
    with nothing_lasts(), what_is_written() as written:
        return program.call(verb, address, body), written


def filled(value: Any, row: Row, *, desk: str = "integrato") -> Any:
    """Put the rows of a desk where a line of the table names them."""
    if isinstance(value, list):
        return [filled(one, row, desk=desk) for one in value]
    return str(value).format(desk=desk, **row)


@contextmanager
def nothing_lasts() -> Iterator[None]:
    """Undo whatever is written within."""
    kept = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(kept)


@contextmanager
def what_is_written() -> Iterator[list[str]]:
    """Gather the tables that are written within, but for where browsers' sessions are kept."""
    written: list[str] = []

    def look(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        words = str(sql).split()
        if words[0] in {"INSERT", "UPDATE", "DELETE"}:
            table = words[1 if words[0] == "UPDATE" else 2].strip('"')
            if table not in UNNOTED:
                written.append(table)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield written


def assembled() -> World:
    """Put everything in its place; tickets lie some minutes back, for pages read the clock themselves."""
    cast, at = assemble(), now() - timedelta(minutes=10)
    foreign = builders.contact(cast.south, "Eve Stone", organisation=None, at=BEFORE_ALL)
    role = Membership.Role
    other_manager = builders.member(cast.south, "Olga Brandt", role=role.MANAGER, at=BEFORE_ALL)
    people: dict[str, User | Contact | None] = {
        **{part: getattr(cast, part) for part in (*MEMBERS, "contact", "other_contact", "other_agent")},
        "colleague": builders.contact(
            cast.north, "Lena Lindqvist", organisation=Organisation.objects.get(name="Acme"), at=BEFORE_ALL
        ),
        "foreign_contact": foreign,
        "other_manager": other_manager,
        "removed": builders.member(cast.north, "Rolf Ende", role=role.MANAGER, at=BEFORE_ALL),
        "suspended": builders.member(cast.north, "Susi Halt", role=role.MANAGER, at=BEFORE_ALL),
        "signed_out": None,
    }
    removed = Membership.objects.get(user__name="Rolf Ende")
    membership.end(removed, by=THE_DESK, at=at)
    north = stocked(cast.north, contact=cast.contact, agent=cast.agent, manager=cast.manager, at=at)
    # Numbers are counted by desk: this one the other desk has not given out.
    north["only_here"] = builders.ticket(cast.contact, at=at, priority="p2").number
    browsers = {part: _browser(who) for part, who in people.items()}
    # Once all have signed in: whatever cookie is kept.
    User.objects.filter(name="Susi Halt").update(is_active=False)
    return World(
        cast=cast,
        north=north,
        south=stocked(cast.south, contact=foreign, agent=cast.other_agent, manager=other_manager, at=at),
        people=browsers,
        careful=_browser(cast.manager, careful=True),
        programs=_programs(cast),
    )


def _programs(cast: Cast) -> dict[str, Program]:
    programs = {"program": program_of(cast.north), "other_program": program_of(cast.south)}
    programs["revoked_program"] = program_of(cast.north)
    token.revoke(programs["revoked_program"].row, by=THE_DESK, at=MADE_AT)
    return programs


def _browser(who: User | Contact | None, *, careful: bool = False) -> Client:
    client = Client(enforce_csrf_checks=careful)
    user = who.user if isinstance(who, Contact) else who
    if user is not None:
        client.force_login(User.objects.get(pk=user.pk), backend=BACKEND)
    return client
