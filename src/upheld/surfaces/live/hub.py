"""Passes what is heard on to the open pages of this process, each with its own bounded queue; hears nothing itself."""

import asyncio
from collections import deque
from datetime import datetime

from upheld.presentation.live_keys import LIFETIME, LiveScope
from upheld.surfaces.live.changes import Change, Departure
from upheld.surfaces.live.presences import Presence, Presences

# Events that may wait for one slow page; beyond that it is told to ask for everything anew.
WAITING_AT_MOST = 64
# Past changes kept, for pages that were rendered or cut off a moment ago.
REMEMBERED = 2000
# Pages that one process serves.
PAGES_AT_MOST = 5000
RESYNC = "event: resync\ndata: {}\n\n"
KEEP_ALIVE = ": still here\n\n"


class Full(RuntimeError):
    """This process serves as many pages as it may."""


class SignedOut(RuntimeError):
    """The page is of somebody whose sessions have ended since it was drawn."""


class Subscription:
    """One open page: what it may be told, and what waits to be sent to it."""

    def __init__(self, scope: LiveScope) -> None:
        self.scope = scope
        self.ended = False
        self._waiting: deque[str] = deque()
        self._something = asyncio.Event()

    def offer(self, event: str) -> None:
        """Let an event wait for the page; a page that reads too slowly is told to start afresh instead."""
        if len(self._waiting) >= WAITING_AT_MOST:
            self._waiting.clear()
            event = RESYNC
        self._waiting.append(event)
        self._something.set()

    def offer_lightly(self, event: str) -> None:
        """Let an event wait that will be told again; a page that reads slowly does without."""
        if len(self._waiting) < WAITING_AT_MOST // 2:
            self.offer(event)

    def end(self) -> None:
        """Let the stream end as soon as it can."""
        self.ended = True
        self._something.set()

    async def take(self, *, within: float) -> str:
        """Return all that waits as one text; a keep-alive if nothing came `within` so many seconds."""
        try:
            async with asyncio.timeout(within):
                await self._something.wait()
        except TimeoutError:
            return KEEP_ALIVE
        self._something.clear()
        text = "".join(self._waiting)
        self._waiting.clear()
        return text


class Hub:
    """All open pages of this process, and what was heard lately."""

    def __init__(self) -> None:
        self._pages: set[Subscription] = set()
        self._heard: deque[Change] = deque(maxlen=REMEMBERED)
        # Whose sessions ended, the newest for each person; as long as any of their keys could live.
        self._departed: dict[int, Departure] = {}
        # From here on nothing was missed; None while nothing is heard.
        self.complete_since: datetime | None = None
        self._presences = Presences()
        self.closed = False

    def join(self, scope: LiveScope, *, since: datetime) -> Subscription:
        """Add a page that knows everything up to `since`; what it has missed already waits for it.

        Raises: Full, SignedOut.
        """
        if scope.person in self._departed and self._departed[scope.person].concerns(scope):
            raise SignedOut
        if self.closed or len(self._pages) >= PAGES_AT_MOST:
            raise Full
        page = Subscription(scope)
        if self.complete_since is None or since < self.complete_since:
            page.offer(RESYNC)
        else:
            for change in self._heard:
                if change.heard_at > since and change.concerns(scope):
                    page.offer(change.as_event())
        self._pages.add(page)
        return page

    def tell_who_is_here(self, page: Subscription, *, at: datetime) -> None:
        """Tell a page that has just joined who is at the tickets of its desk."""
        for presence in self._presences.present(page.scope, at=at):
            page.offer_lightly(presence.as_event())

    def leave(self, page: Subscription) -> None:
        """Forget a page that has gone."""
        self._pages.discard(page)

    def tell(self, change: Change) -> None:
        """Pass a change on to every page that it concerns, and remember it."""
        if len(self._heard) == REMEMBERED:
            self.complete_since = self._heard[0].heard_at
        self._heard.append(change)
        event = change.as_event()
        for page in self._pages:
            if change.concerns(page.scope):
                page.offer(event)

    def part_with(self, departure: Departure) -> None:
        """End every stream of a person whose sessions have ended, and let none of their old pages join again."""
        oldest = departure.heard_at - LIFETIME
        self._departed = {person: one for person, one in self._departed.items() if one.heard_at > oldest}
        self._departed[departure.person] = departure
        for page in self._pages:
            if departure.concerns(page.scope):
                page.end()

    def hear(self, presence: Presence) -> None:
        """Pass on who is at a ticket, and remember it for a while."""
        self._presences.hear(presence)
        event = presence.as_event()
        for page in self._pages:
            if presence.concerns(page.scope):
                page.offer_lightly(event)

    def hears_again(self, *, at: datetime) -> None:
        """Start remembering afresh: whatever happened before `at` may have been missed, so every page starts anew."""
        self._heard.clear()
        self.complete_since = at
        for page in self._pages:
            page.offer(RESYNC)

    def hears_nothing(self) -> None:
        """Note that announcements are not being heard."""
        self.complete_since = None

    def close(self) -> None:
        """End every stream; nobody can join any more."""
        self.closed = True
        for page in self._pages:
            page.end()

    @property
    def open_pages(self) -> int:
        """How many pages listen."""
        return len(self._pages)
