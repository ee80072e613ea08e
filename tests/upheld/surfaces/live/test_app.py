"""The application of live updates against a real database: an audit event becomes an event on the right pages."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pytest
from asgiref.sync import sync_to_async
from django.db import connection

from upheld.accounts.actions import people, profile
from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import THE_DESK
from upheld.notifications.actions import telling
from upheld.notifications.actions.telling import Colleague, News
from upheld.notifications.facts import Happening
from upheld.now import now
from upheld.presentation.live_keys import key_for_desk, key_for_ticket
from upheld.surfaces.live import listening
from upheld.surfaces.live.app import LiveApplication

# Long enough for a loaded machine; a page that hears waits a few milliseconds.
PATIENCE_S = 20.0
Answer = list[dict[str, Any]]


@asynccontextmanager
async def serving() -> AsyncIterator[LiveApplication]:
    """Run an application through its life, from hearing to the end."""
    application = LiveApplication()
    told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    said: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    life = asyncio.create_task(application({"type": "lifespan"}, told.get, said.put))
    await told.put({"type": "lifespan.startup"})
    await said.get()
    await until(lambda: application.hub.complete_since is not None)
    try:
        yield application
    finally:
        await told.put({"type": "lifespan.shutdown"})
        await asyncio.wait_for(life, PATIENCE_S)


class Page:
    """An open page: what it has been sent so far."""

    def __init__(self, application: LiveApplication, key: str, headers: dict[str, str]) -> None:
        self.sent: Answer = []
        self.gone = asyncio.Event()
        scope = request("/live/", query=urlencode({"key": key}), headers=headers)
        self.task = asyncio.create_task(application(scope, self._receive, self._send))

    @property
    def text(self) -> str:
        return b"".join(part.get("body", b"") for part in self.sent).decode()

    async def hears(self, words: str) -> None:
        await until(lambda: words in self.text)

    async def _receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, part: Any) -> None:
        self.sent.append(dict(part))


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not true():
            await asyncio.sleep(0.01)


def request(
    path: str, *, query: str = "", headers: dict[str, str] | None = None, method: str = "GET"
) -> dict[str, Any]:
    given = {"host": "desk.example:8001", **(headers or {})}
    return {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }


async def answer(application: LiveApplication, scope: dict[str, Any]) -> Answer:
    sent: Answer = []

    async def send(part: Any) -> None:
        sent.append(dict(part))

    await application(scope, asyncio.Event().wait, send)  # type: ignore[arg-type]  # it never asks before it answers
    return sent


def happens(desk: str, number: int, verb: str) -> Awaitable[None]:
    return in_a_thread(lambda: record("ticket", number, verb, desk=desk, by=THE_DESK, at=now()))


def in_a_thread(act: Callable[[], object]) -> Awaitable[None]:
    """Act beside the loop; the thread's own database connection goes with it."""

    def act_and_close() -> None:
        try:
            act()
        finally:
            connection.close()

    return sync_to_async(act_and_close)()


@pytest.mark.django_db(transaction=True)
def test_a_committed_event_reaches_the_pages_it_concerns_and_no_others() -> None:
    async def play() -> None:
        async with serving() as application:
            desk = Page(application, key_for_desk("north", at=now()), {})
            customer = Page(application, key_for_ticket("north", 7, at=now()), {})
            south = Page(application, key_for_desk("south", at=now()), {})
            await until(lambda: application.hub.open_pages == 3)
            await happens("north", 7, "noted")
            await happens("north", 8, "replied")
            await happens("north", 7, "replied")
            await happens("south", 1, "received")
            await desk.hears('"ticket": 7, "verb": "replied"')
            await customer.hears('"verb": "replied"')
            await south.hears('"verb": "received"')

            assert desk.text.count("event: changed") == 3
            assert customer.text.count("event: changed") == 1
            assert "noted" not in customer.text
            assert south.text.count("event: changed") == 1

    asyncio.run(play())


@pytest.mark.django_db(transaction=True)
def test_a_page_hears_what_happened_between_its_rendering_and_its_connecting() -> None:
    async def play() -> None:
        async with serving() as application:
            key = key_for_desk("north", at=now())
            first = Page(application, key, {})
            await happens("north", 5, "replied")
            await first.hears('"ticket": 5')
            late = Page(application, key, {})
            await late.hears('"ticket": 5')

    asyncio.run(play())


@pytest.mark.django_db(transaction=True)
def test_a_page_that_comes_back_goes_on_where_it_stopped() -> None:
    async def play() -> None:
        async with serving() as application:
            key = key_for_desk("north", at=now())
            first = Page(application, key, {})
            await happens("north", 5, "replied")
            await first.hears('"ticket": 5')
            last = first.text.rpartition("id: ")[2].partition("\n")[0]
            again = Page(application, key, {"last-event-id": last})
            await happens("north", 6, "replied")
            await again.hears('"ticket": 6')

            assert '"ticket": 5' not in again.text

    asyncio.run(play())


@pytest.mark.django_db(transaction=True)
def test_a_broken_connection_is_made_anew_and_every_page_starts_afresh() -> None:
    def cut() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'upheld live' AND datname = current_database()"
            )

    async def play() -> None:
        async with serving() as application:
            page = Page(application, key_for_desk("north", at=now()), {})
            await until(lambda: application.hub.open_pages == 1)
            await in_a_thread(cut)
            await page.hears("event: resync")
            await happens("north", 9, "resolved")
            await page.hears('"ticket": 9')

    asyncio.run(play())


@pytest.mark.django_db(transaction=True)
def test_stopping_ends_open_streams() -> None:
    async def play() -> Page:
        async with serving() as application:
            page = Page(application, key_for_desk("north", at=now()), {})
            await until(lambda: application.hub.open_pages == 1)
            application.hub.close()
            await asyncio.wait_for(page.task, PATIENCE_S)
        return page

    assert asyncio.run(play()).sent[-1] == {"type": "http.response.body", "body": b"", "more_body": False}


@pytest.mark.django_db(transaction=True)
def test_a_page_that_goes_is_forgotten() -> None:
    async def play() -> int:
        async with serving() as application:
            page = Page(application, key_for_desk("north", at=now()), {})
            await until(lambda: application.hub.open_pages == 1)
            page.gone.set()
            await asyncio.wait_for(page.task, PATIENCE_S)
            return application.hub.open_pages

    assert asyncio.run(play()) == 0


def test_health_is_whether_anything_is_heard() -> None:
    application = LiveApplication()

    deaf = asyncio.run(answer(application, request("/healthz")))
    application.hub.hears_again(at=now())
    hearing = asyncio.run(answer(application, request("/healthz")))

    assert deaf[0]["status"] == 503
    assert hearing[0]["status"] == 200


@pytest.mark.parametrize(
    ("scope", "status"),
    [
        (request("/live/"), 403),
        (request("/live/", query="key=forged"), 403),
        (request("/live/", query="key=forged", headers={"origin": "http://evil.example"}), 403),
        (request("/live/", method="POST"), 405),
        (request("/live/", method="HEAD"), 404),
        (request("/elsewhere"), 404),
    ],
)
def test_what_is_not_a_page_of_ours_is_refused(scope: dict[str, Any], status: int) -> None:
    assert asyncio.run(answer(LiveApplication(), scope))[0]["status"] == status


@pytest.mark.attack(30, 37)
def test_a_page_of_another_origin_may_not_listen_even_with_a_key() -> None:
    query = urlencode({"key": key_for_desk("north", at=now())})
    scope = request("/live/", query=query, headers={"origin": "https://evil.example"})

    assert asyncio.run(answer(LiveApplication(), scope))[0]["status"] == 403


def test_the_listening_address_is_the_database_of_the_pages() -> None:
    assert f"dbname={connection.settings_dict['NAME']}" in listening.address()


@pytest.mark.attack(37)
@pytest.mark.django_db(transaction=True)
def test_a_person_is_told_on_their_own_pages_and_hears_nothing_once_signed_out() -> None:
    user = people.add("ana@north.example", name="Ana", zone="", at=now())

    async def play() -> None:
        async with serving() as application:
            theirs = Page(application, key_for_desk("north", at=now(), person=user.pk), {})
            anothers = Page(application, key_for_desk("north", at=now(), person=user.pk + 1), {})
            await until(lambda: application.hub.open_pages == 2)
            await in_a_thread(partial(_tell, user))
            await theirs.hears("event: told")
            await in_a_thread(partial(profile.end_sessions, user, by=THE_DESK, at=now()))
            await asyncio.wait_for(theirs.task, PATIENCE_S)
            await happens("north", 9, "noted")
            await anothers.hears('"ticket": 9')

            assert '"ticket": 9' not in theirs.text
            assert "told" not in anothers.text

    asyncio.run(play())


@pytest.mark.attack(27, 37)
@pytest.mark.django_db(transaction=True)
def test_whoever_was_signed_out_before_this_process_began_cannot_come_back() -> None:
    user = people.add("ana@north.example", name="Ana", zone="", at=now())
    key = key_for_desk("north", at=now(), person=user.pk)
    profile.end_sessions(user, by=THE_DESK, at=now())

    async def play() -> None:
        async with serving() as application:
            page = Page(application, key, {})
            await asyncio.wait_for(page.task, PATIENCE_S)
            assert page.sent[0]["status"] == 403

    asyncio.run(play())


def _tell(user: User) -> None:
    about = {"subject": "ticket", "number": 1, "title": "N-1", "verb": "mentioned", "by_name": "", "words": ""}
    news = News(happening=Happening.MENTIONED, desk="north", template="desk-mentioned", payload={}, **about)  # type: ignore[arg-type]  # by name
    person = Colleague(number=user.pk, address=user.email, name=user.name)
    telling.tell(news, [person], key="k", guardians=(), at=now())
