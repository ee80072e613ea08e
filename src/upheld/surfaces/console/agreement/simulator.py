"""The simulator: what the published version and the text being written would each promise a ticket.

Nothing is opened and nothing is kept. Making a promise is the core's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from servicelevel.agreement.terms import Agreement, Metric
from servicelevel.clocks.promise import Promise, PromiseError, Target, make_promise
from servicelevel.decisions.explain import duration_words
from upheld.presentation.promised import PromisedCard, card_of
from upheld.presentation.when import words
from upheld.spoken import amount_said
from upheld.surfaces.console.agreement.simulator_tape import tape_of_target
from upheld.tickets.queries.tapes import Tape

METRICS = {
    Metric.RESPONSE_TIME: gettext_lazy("response"),
    Metric.NEXT_RESPONSE_TIME: gettext_lazy("next response"),
    Metric.UPDATE_INTERVAL: gettext_lazy("updates"),
    Metric.WORKAROUND_TIME: gettext_lazy("workaround"),
    Metric.RESOLUTION_TIME: gettext_lazy("fix"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class SimulatedRow:
    """One promise by one version, or by both where they agree."""

    # "v1", "Draft" or "Both"
    whose: str
    metric: str
    # when it is due, or the words of a promise that is not a date, or that there is none
    due: str
    due_at: datetime | None
    strength: str
    # as the agreement words it: "2 business hours"; empty where that is all there is to say
    amount: str
    tape: Tape | None
    # whether it is the draft's, and not what the published version promises
    changed: bool = False
    # "30 min earlier", "lost" or "new"; empty where nothing changed
    change: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Simulation:
    """What is promised, by both versions, and why."""

    rows: tuple[SimulatedRow, ...]
    # the promise of the text being written; of the published version while that text has faults
    card: PromisedCard | None
    # why nothing could be promised; empty otherwise
    refusal: str
    # whether only the published version could answer
    published_only: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Sides:
    """The two versions that are compared; the draft is None while it has faults."""

    published: Agreement
    draft: Agreement | None

    @property
    def newest(self) -> Agreement:
        """The draft, or the published version while the draft has faults."""
        return self.draft or self.published


def simulate(sides: Sides, *, facts: Mapping[str, str], at: datetime) -> Simulation:
    """Return what both versions promise a ticket with `facts` received at `at`; a refusal is told in words."""
    agreement = sides.newest
    published, drafted = _promise(sides.published, facts, at), _promise(agreement, facts, at)
    if isinstance(drafted, PromiseError):
        return Simulation(rows=(), card=None, refusal=str(drafted), published_only=sides.draft is None)
    known = published if isinstance(published, Promise) else None
    zone = ZoneInfo(agreement.zone)
    return Simulation(
        rows=tuple(_rows(known, drafted, number=sides.published.version, zone=zone)),
        card=card_of(drafted, agreement, at=at, zone=zone),
        refusal="",
        published_only=sides.draft is None,
    )


def _promise(agreement: Agreement, facts: Mapping[str, str], at: datetime) -> Promise | PromiseError:
    try:
        return make_promise(agreement, facts=facts, at=at)
    except PromiseError as refusal:
        return refusal


def _rows(published: Promise | None, drafted: Promise, *, number: int, zone: ZoneInfo) -> Iterator[SimulatedRow]:
    for metric in Metric:
        before = published.target(metric) if published else None
        after = drafted.target(metric)
        if before is None and after is None:
            continue
        until = max((target.due for target in (before, after) if target and target.due), default=None)
        if _says(before) == _says(after):
            yield _row(_("Both"), metric, after, until=until, zone=zone)
            continue
        yield _row(f"v{number}", metric, before, until=until, zone=zone)
        yield _row(_("Draft"), metric, after, until=until, zone=zone, change=_change(before, after))


def _says(target: Target | None) -> tuple[object, ...]:
    return (target.due, target.text, target.strength) if target else ()


def _row(
    whose: str, metric: Metric, target: Target | None, *, until: datetime | None, zone: ZoneInfo, change: str = ""
) -> SimulatedRow:
    due = target.due if target else None
    said = _when(due, target.received_at, zone=zone) if target and due else None
    return SimulatedRow(
        whose=whose,
        metric=str(METRICS[metric]),
        due=said or (target.text if target else None) or _("No promise"),
        due_at=due,
        strength=target.strength.value if target else "none",
        amount=amount_said(target.amount_words) if target and due else "",
        tape=tape_of_target(target, until=until) if target and until else None,
        changed=bool(change),
        change=change,
    )


def _when(due: datetime, received_at: datetime, *, zone: ZoneInfo) -> str:
    """Return when it is due with its weekday, even on the day of the receipt: that is not today."""
    same_day = due.astimezone(zone).date() == received_at.astimezone(zone).date()
    return words(due, zone=zone, at=received_at, style="weekday" if same_day else "near")


def _change(before: Target | None, after: Target | None) -> str:
    if before is None or after is None:
        return pgettext("a promise", "new") if after else pgettext("a promise", "lost")
    if before.due is None or after.due is None or before.due == after.due:
        return _("otherwise said")
    far = duration_words(after.due - before.due)
    return (_("{time} earlier") if after.due < before.due else _("{time} later")).format(time=far)
