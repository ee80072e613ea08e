"""Telling all customers of a desk something on their pages: writing it, putting another in its place, ending it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Announcement, Desk

TEXT_AT_MOST = 2_000


class NothingToSay(ValueError):
    """There is no text in any language."""


class EndsTooSoon(ValueError):
    """It would be over before it begins, or is over already."""


class AlreadyWithdrawn(ValueError):
    """It is shown no more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What is announced, to whom and when."""

    level: Announcement.Level
    # light Markdown by language
    texts: dict[str, str]
    # keys of the agreement's plans; none for everyone
    plans: tuple[str, ...]
    starts_at: datetime
    # None for until it is withdrawn
    ends_at: datetime | None


@transaction.atomic
def write(
    desk: Desk, words: Words, *, by: Actor, at: datetime, in_place_of: Announcement | None = None
) -> Announcement:
    """Announce something from its instant on; `in_place_of` is withdrawn at the same time.

    Locks what is replaced. Raises NothingToSay, EndsTooSoon, AlreadyWithdrawn.
    """
    texts = {language: text.strip()[:TEXT_AT_MOST] for language, text in words.texts.items() if text.strip()}
    if not texts:
        raise NothingToSay(_("write it in one language at least"))
    if words.ends_at is not None and words.ends_at <= max(words.starts_at, at):
        raise EndsTooSoon(_("it has to end later than it begins, and later than now"))
    if in_place_of is not None:
        withdraw(in_place_of, by=by, at=at)
    row = Announcement.objects.create(
        desk=desk,
        level=words.level,
        texts=texts,
        plans=list(words.plans),
        starts_at=words.starts_at,
        ends_at=words.ends_at,
        written_at=at,
        written_by=by.reference,
        writer_name=by.name,
    )
    facts = {**_facts(row), "in_place_of": in_place_of.pk if in_place_of else None}
    record("announcement", row.pk, "announced", desk=desk.name, by=by, at=at, facts=facts)
    return row


@transaction.atomic
def withdraw(announcement: Announcement, *, by: Actor, at: datetime) -> None:
    """Show an announcement no more. Locks it; refuses one that was withdrawn already."""
    row = Announcement.objects.select_for_update(of=("self",)).select_related("desk").get(pk=announcement.pk)
    if row.withdrawn_at is not None:
        raise AlreadyWithdrawn(_("it was withdrawn already"))
    row.withdrawn_at, row.withdrawn_by = at, by.reference
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("announcement", row.pk, "withdrawn", desk=row.desk.name, by=by, at=at)


def _facts(row: Announcement) -> dict[str, Any]:
    return {
        "level": row.level,
        "texts": row.texts,
        "plans": row.plans,
        "starts_at": row.starts_at.isoformat(),
        "ends_at": row.ends_at.isoformat() if row.ends_at else None,
    }
