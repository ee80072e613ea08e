"""Hears the audit trail's announcements, and who is at a ticket: one connection per process, made anew if it breaks."""

import asyncio

import psycopg
import structlog
from django.db import connection

from upheld.now import now
from upheld.presentation.live_keys import LIFETIME
from upheld.surfaces.live.changes import Departure, NotAChange, read_change
from upheld.surfaces.live.hub import Hub
from upheld.surfaces.live.presences import read_presence

CHANNEL = "upheld_changes"
PRESENCE_CHANNEL = "upheld_presence"
# A connection that says nothing for so long is asked whether it still lives.
ASK_AFTER_S = 15.0
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 15.0
_LEFT = "SELECT id, sessions_ended_at FROM accounts_user WHERE sessions_ended_at > %s"

log = structlog.get_logger()


async def listen_for_ever(hub: Hub) -> None:
    """Keep the hub informed until cancelled.

    1. Connect and LISTEN; from then on nothing is missed, and every page is told to start afresh. Whoever was signed
       out meanwhile is parted with.
    2. Pass each announcement on. One that cannot be read is logged and left out.
    3. When the connection breaks, say so, wait (longer each time, up to LONGEST_PAUSE_S) and begin again.
    """
    pause = FIRST_PAUSE_S
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(address(), autocommit=True) as heard:
                await heard.execute(f"LISTEN {CHANNEL}; LISTEN {PRESENCE_CHANNEL}")
                await _part_with_whoever_left(heard, hub)
                hub.hears_again(at=now())
                pause = FIRST_PAUSE_S
                await _pass_on(heard, hub)
        except (psycopg.Error, OSError) as fault:
            hub.hears_nothing()
            log.warning("live updates are not heard", fault=str(fault).strip(), again_in_s=pause)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE_S)


def address() -> str:
    """Return where the database of the pages is, as libpq writes it."""
    settings = connection.settings_dict
    parts = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    given = {name: settings[key] for name, key in parts.items() if settings.get(key)}
    return psycopg.conninfo.make_conninfo(**given, application_name="upheld live", connect_timeout=10)


async def _part_with_whoever_left(heard: psycopg.AsyncConnection, hub: Hub) -> None:
    """Learn whose sessions ended while nothing was heard, of those whose pages could still be open."""
    left = await heard.execute(_LEFT, [now() - LIFETIME])
    async for person, ended_at in left:
        hub.part_with(Departure(person=person, heard_at=ended_at))


async def _pass_on(heard: psycopg.AsyncConnection, hub: Hub) -> None:
    while True:
        async for announcement in heard.notifies(timeout=ASK_AFTER_S):
            try:
                _take(announcement, hub)
            except NotAChange as fault:
                log.warning("an announcement was left out", fault=str(fault))
        await heard.execute("SELECT 1")


def _take(announcement: psycopg.Notify, hub: Hub) -> None:
    if announcement.channel == PRESENCE_CHANNEL:
        hub.hear(read_presence(announcement.payload, at=now()))
        return
    change = read_change(announcement.payload, at=now())
    if isinstance(change, Departure):
        hub.part_with(change)
    elif change is not None:
        hub.tell(change)
