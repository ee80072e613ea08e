"""What publishing a draft would do, as its page shows it: findings, differences, past tickets, mails; it keeps none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from servicelevel.agreement.amendment import with_front
from servicelevel.agreement.page import build_page
from servicelevel.agreement.page_changes import PageChange, page_changes
from servicelevel.agreement.promising.replay import Effect, PromiseChange
from servicelevel.agreement.promising.target import Target
from servicelevel.agreement.terms import Agreement
from upheld.agreements.facts import checked, last_version, meaning_of
from upheld.agreements.models import Draft
from upheld.agreements.queries import Announcement, announcement
from upheld.customers.facts.language import spoken
from upheld.desks.models import Desk
from upheld.presentation.announcements import Letter, letter_of
from upheld.presentation.when import words
from upheld.surfaces.console.agreement.checking_findings import Findings, findings_of
from upheld.tickets.queries.faces import METRIC_LABELS, STRENGTH_LABELS
from upheld.tickets.queries.replay import Replay, ReplayedTicket, replay

# The most tickets that the page lists; the counts are of all that were looked at.
LISTED = 25
# What another version does to a promise.
EFFECT_WORDS = {
    Effect.EARLIER: gettext_lazy("earlier"),
    Effect.LATER: gettext_lazy("later"),
    Effect.GAINED: gettext_lazy("gained"),
    Effect.LOST: pgettext_lazy("a promise", "lost"),
    Effect.REWORDED: gettext_lazy("otherwise said"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplayLine:
    """One past ticket that would have been promised something else."""

    reference: str
    ticket: ReplayedTicket
    # a sentence a promise
    said: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Consequences:
    """What follows if a draft without faults is published."""

    hash: str
    changes: tuple[PageChange, ...]
    replay: Replay
    counts: tuple[tuple[Effect, int], ...]
    lines: tuple[ReplayLine, ...]
    announcement: Announcement
    letter: Letter


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """A draft as it would be published."""

    version: int
    effective_on: date
    instead_of: Agreement
    # whether the draft was begun on an earlier version than the last one
    outdated: bool
    findings: Findings
    publishable: bool
    # None while the draft has faults
    consequences: Consequences | None


def proposal_of(draft: Draft, *, effective_on: date, at: datetime) -> Proposal:
    """Return what publishing a draft from a day on would do; runs its examples and replays past tickets."""
    desk, last = draft.agreement.desk, last_version(draft.agreement.desk)
    before = meaning_of(last)
    result = checked(with_front(draft.text, version=last.number + 1, effective_on=effective_on))
    after = result.agreement
    return Proposal(
        version=last.number + 1,
        effective_on=effective_on,
        instead_of=before,
        outdated=draft.based_on_id != last.pk,
        findings=findings_of(result),
        publishable=result.publishable,
        consequences=_consequences(desk, before, after, at=at) if after and after.name == desk.name else None,
    )


def _consequences(desk: Desk, before: Agreement, after: Agreement, *, at: datetime) -> Consequences:
    replayed = replay(desk, before, after)
    told = announcement(desk, before, after, at=at)
    return Consequences(
        hash=after.hash,
        changes=page_changes(build_page(before, at=at), build_page(after, at=at)),
        replay=replayed,
        counts=tuple((effect, count) for effect, count in replayed.counts.items() if count),
        lines=tuple(_line(desk, ticket) for ticket in replayed.tickets[:LISTED]),
        announcement=told,
        letter=letter_of(told.payload, language=spoken(after.locale)),
    )


def _line(desk: Desk, ticket: ReplayedTicket) -> ReplayLine:
    said = (
        (_("Has no answer any more: {refused}.").format(refused=ticket.refused),)
        if ticket.refused
        else tuple(_said(desk, ticket))
    )
    return ReplayLine(reference=f"{desk.prefix}-{ticket.number}", ticket=ticket, said=said)


def _said(desk: Desk, ticket: ReplayedTicket) -> Iterator[str]:
    zone = ZoneInfo(desk.zone)
    for change in ticket.changes:
        yield f"{METRIC_LABELS[change.metric.value][0]}: {_sides(change, zone=zone, at=ticket.received_at)}."


def _sides(change: PromiseChange, *, zone: ZoneInfo, at: datetime) -> str:
    before, after = (_promised(target, zone=zone, at=at) for target in (change.before, change.after))
    return f"{before} → {after} ({EFFECT_WORDS[change.effect]})"


def _promised(target: Target | None, *, zone: ZoneInfo, at: datetime) -> str:
    if target is None:
        return _("not promised")
    strength = STRENGTH_LABELS[target.strength.value].lower()
    when = words(target.due, zone=zone, at=at, style="date") if target.due else f"“{target.text}”"
    return f"{when}, {strength}"
