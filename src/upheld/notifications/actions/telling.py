"""Telling people on a desk that something happened, each by the ways that they chose; the words are templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from upheld.notifications.actions import outbox
from upheld.notifications.facts import NEVER_UNTOLD, Happening, Ways
from upheld.notifications.models import Notice
from upheld.notifications.queries import ways_of

WORDS_AT_MOST = 200
TITLE_AT_MOST = 240


@dataclass(frozen=True, kw_only=True, slots=True)
class Colleague:
    """Somebody on the desk who may be told."""

    number: int
    address: str
    name: str
    # whether they said that they are away
    away: bool = False
    # in which they are written to; empty for the language of the installation
    language: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """What happened, once for all whom it concerns."""

    happening: Happening
    # what it is about: desk, kind of subject and its number, and how it is called now
    desk: str
    subject: str
    number: int
    title: str
    # what was done as the audit trail calls it, by whom, and the beginning of what was written
    verb: str
    by_name: str
    words: str
    # the mail for those who chose mail
    template: str
    payload: dict[str, Any]


def tell(news: News, people: Sequence[Colleague], *, key: str, guardians: Sequence[Colleague], at: datetime) -> None:
    """Tell each person by the ways that they chose, once per `key`; call it in the transaction of what it tells of.

    If nobody who is here would hear of what must not go unheard, the guardians are told by every way.
    """
    chosen = ways_of([one.number for one in people], news.happening, desk=news.desk)
    told = [(one, chosen[one.number]) for one in people if chosen[one.number].any]
    if news.happening in NEVER_UNTOLD and not any(not one.away for one, _ in told):
        present = [one for one in guardians if not one.away] or guardians
        told = list({one.number: (one, ways) for one, ways in (*told, *_fully(present))}.values())
    _mail(news, [one for one, ways in told if ways.mail], key=key, at=at)
    _note(news, [one for one, ways in told if ways.in_app], key=key, at=at)


def _fully(people: Sequence[Colleague]) -> list[tuple[Colleague, Ways]]:
    return [(one, Ways(in_app=True, mail=True)) for one in people]


def _mail(news: News, people: Sequence[Colleague], *, key: str, at: datetime) -> None:
    recipients: Mapping[str, outbox.Recipient] = {
        f"{key}:{one.number}": outbox.Recipient(address=one.address, name=one.name, language=one.language)
        for one in people
    }
    outbox.put_each(
        recipients,
        desk=news.desk,
        subject=news.subject,
        number=news.number,
        template=news.template,
        payload=news.payload,
        at=at,
    )


def _note(news: News, people: Sequence[Colleague], *, key: str, at: datetime) -> None:
    Notice.objects.bulk_create(
        [
            Notice(
                key=f"{key}:{one.number}",
                desk=news.desk,
                person=one.number,
                subject=news.subject,
                number=news.number,
                title=_short(news.title, TITLE_AT_MOST),
                verb=news.verb,
                by_name=news.by_name,
                words=_short(news.words, WORDS_AT_MOST),
                written_at=at,
            )
            for one in people
        ],
        ignore_conflicts=True,
    )


def _short(text: str, longest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
