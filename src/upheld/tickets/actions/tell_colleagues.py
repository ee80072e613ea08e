"""Telling those who work on the desk, each as they chose; which happenings those are is said by `tell`."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from upheld.accounts.models import User
from upheld.desks.models import Desk
from upheld.desks.queries import away_from, managers_of
from upheld.notifications.actions.telling import Colleague, News
from upheld.notifications.actions.telling import tell as tell_each
from upheld.notifications.facts import NEVER_UNTOLD, Happening

# What a mail to the desk is about, by its template.
HAPPENINGS = {
    "desk-ticket-received": Happening.RECEIVED,
    "desk-customer-replied": Happening.CUSTOMER_WROTE,
    "desk-follower-proposed": Happening.CUSTOMER_WROTE,
    "desk-assigned": Happening.ASSIGNED,
    "desk-ticket-passed": Happening.PASSED,
    "desk-escalation-asked": Happening.ESCALATION,
    "desk-mentioned": Happening.MENTIONED,
    "desk-followed": Happening.FOLLOWED,
    "clock-close": Happening.CLOSE,
    "clock-past-due": Happening.PAST_DUE,
    "desk-agreement-corrected": Happening.CORRECTED,
    "desk-rule-told": Happening.RULE,
}
# What the trail calls what a template tells of, where the payload does not say it.
_VERBS = {
    "desk-ticket-received": "received",
    "desk-customer-replied": "customer replied",
    "desk-follower-proposed": "colleague proposed",
    "desk-assigned": "assigned",
    "desk-ticket-passed": "passed",
    "desk-escalation-asked": "escalation asked",
    "desk-mentioned": "mentioned",
    "desk-agreement-corrected": "counted as corrected",
    "desk-rule-told": "told by rule",
}


def tell_colleagues(
    desk: Desk,
    people: Iterable[User],
    template: str,
    *,
    key: str,
    subject: str,
    number: int,
    title: str,
    payload: dict[str, Any],
    at: datetime,
) -> None:
    """Tell people of the desk, once per key and person; the payload's own words are what the bell shows of it."""
    happening = HAPPENINGS[template]
    news = News(
        happening=happening,
        desk=desk.name,
        subject=subject,
        number=number,
        title=title,
        verb=payload.get("verb") or _VERBS[template],
        by_name=payload.get("from") or payload.get("customer") or "",
        words=payload.get("text") or payload.get("metric") or "",
        template=template,
        payload=payload,
    )
    guarded = happening in NEVER_UNTOLD
    away = away_from(desk, at=at) if guarded else {}
    guardians = _colleagues(managers_of(desk), away) if guarded else ()
    tell_each(news, _colleagues(people, away), key=key, guardians=guardians, at=at)


def _colleagues(people: Iterable[User], away: Collection[int]) -> Sequence[Colleague]:
    return [
        Colleague(number=one.pk, address=one.email, name=one.name, away=one.pk in away, language=one.language)
        for one in people
    ]
