"""Receipts in words: the same account for the pages and for the command line. Nothing is counted here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from servicelevel.clocks.clock import ClockReading, Stage
from servicelevel.clocks.events import ClockEventKind
from servicelevel.clocks.receipts.receipt import CountedAnew, Receipt, Segment
from servicelevel.clocks.receipts.segments import zone_name_of, zone_of
from servicelevel.clocks.receipts.written import written_receipt
from servicelevel.decisions.explain import duration_words
from upheld.presentation.derivations import CitedReason, cited_reasons
from upheld.spoken import amount_said
from upheld.tickets.queries.faces import METRIC_LABELS, STRENGTH_LABELS
from upheld.tickets.queries.words import day_words

_LATE = {
    "guaranteed": gettext_lazy("Breached"),
    "typical": gettext_lazy("Later than usual"),
    "best_effort": gettext_lazy("Later than hoped"),
}
_HAPPENED = {
    ClockEventKind.STARTED: gettext_lazy("The clock starts"),
    ClockEventKind.PAUSED: gettext_lazy("Paused"),
    ClockEventKind.RESUMED: gettext_lazy("Counting goes on"),
    ClockEventKind.STOPPED: gettext_lazy("The clock stops"),
    ClockEventKind.RESET: gettext_lazy("Counted anew from here"),
    ClockEventKind.CANCELLED: gettext_lazy("Cancelled"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class SegmentRow:
    """One stretch that counts, on the wall clock of the zone in which it is counted."""

    # "Friday 20 November 2026"
    day: str
    start: str
    end: str
    length: str
    # everything up to its end
    sum: str
    # whether it still lies ahead of the reading
    ahead: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A pause, or a day on which the calendar differs from its week."""

    when: str
    what: str
    length: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceiptAccount:
    """One receipt as people read it."""

    metric: str
    label: str
    # "Kept, 4 h 10 min to spare"
    verdict: str
    # "kept", "late", "running", "paused" or "cancelled"
    outcome: str
    strength: str
    strength_label: str
    amount: str
    clause_number: str
    clause_title: str
    zone: str
    calendar: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    reasons: tuple[CitedReason, ...]
    happened: tuple[tuple[str, str], ...]
    segments: tuple[SegmentRow, ...]
    pauses: tuple[Stretch, ...]
    days: tuple[Stretch, ...]
    # changes of the clocks that fell in between; empty where there was none
    shifts: tuple[Stretch, ...]
    digest: str

    @property
    def has_left(self) -> bool:
        """Whether a part of its time lies ahead of the reading."""
        return any(row.ahead for row in self.segments)


def account_of(receipt: Receipt) -> ReceiptAccount:
    """Return a receipt in words, with the times of the zone in which it is counted."""
    target, reading, zone = receipt.target, receipt.reading, zone_of(receipt.target)
    strength = target.strength.value
    calendar = target.calendar
    return ReceiptAccount(
        metric=target.metric.value,
        label=str(METRIC_LABELS[target.metric.value][0]),
        verdict=_verdict(receipt, zone),
        outcome=_outcome(reading),
        strength=strength,
        strength_label=str(STRENGTH_LABELS[strength]),
        amount=amount_said(target.amount_words),
        clause_number=target.clause.cited,
        clause_title=target.clause.title,
        zone=zone_name_of(target),
        calendar=calendar.label if calendar else "",
        kind=_("support time") if target.time_kind == "support" else _("time on the wall"),
        facts=tuple(_facts(receipt, zone)),
        reasons=cited_reasons(reading.because, desk_name=receipt.agreement.name),
        happened=tuple((moment(event.at, zone), str(_HAPPENED[event.kind])) for event in receipt.events),
        segments=tuple(_rows(receipt, zone)),
        pauses=tuple(_pauses(receipt, zone)),
        days=tuple(_days(receipt)),
        shifts=tuple(_shifts(receipt, zone)),
        digest=written_receipt(receipt)["digest"],
    )


def moment(at: datetime, zone: tzinfo) -> str:
    """Return an instant as in "Fri 20 Nov 2026, 16:30"; with its seconds where it has any."""
    local = at.astimezone(zone)
    return f"{day_words(local.date())}, {_time(local)}"


def _verdict(receipt: Receipt, zone: tzinfo) -> str:
    reading, target = receipt.reading, receipt.target
    left = duration_words(reading.left)
    if target.text is not None:
        return _("Fulfilled") if reading.stage is Stage.COMPLETED else target.text
    if reading.past_due_at is not None:
        late = str(_LATE.get(target.strength.value, _("Missed")))
        return _("{late} by {time}").format(late=late, time=left) if reading.left < timedelta() else late
    if reading.kept:
        return _("Kept, {left} to spare").format(left=left)
    if reading.stage is Stage.CANCELLED:
        return _("Cancelled")
    if reading.due_at is None:
        return _("Paused, {left} left").format(left=left)
    return _("Due {when}, {left} left").format(when=moment(reading.due_at, zone), left=left)


def _outcome(reading: ClockReading) -> str:
    if reading.past_due_at is not None:
        return "late"
    if reading.stage is Stage.COMPLETED:
        return "kept"
    return "running" if reading.stage is Stage.IN_PROGRESS else reading.stage.value


def _facts(receipt: Receipt, zone: tzinfo) -> Iterator[tuple[str, str]]:
    subject = receipt.subject
    yield _("Received"), moment(receipt.target.received_at, zone)
    yield _("Rests on"), _rests_on(receipt)
    for annex in (other for other in subject.others if other.role == "annex"):
        yield _("Agreed with you"), f"{annex.title}, sha256 {annex.hash}"
    if subject.priority_set and subject.priority_asked not in (None, subject.priority_set):
        yield _("Asked for"), _value_label(receipt, "priority", subject.priority_asked)
    for act in subject.recounts:
        yield _("Counted anew"), f"{moment(act.at, zone)}: {'; '.join((act.why, *_differences(receipt, act)))}"
    yield from _count(receipt, zone)


def _differences(receipt: Receipt, act: CountedAnew) -> Iterator[str]:
    for key, value in act.after.items():
        was = act.before.get(key)
        instead = _(", not {was}").format(was=_value_label(receipt, key, was)) if was else ""
        yield f"{_value_label(receipt, key, value)}{instead}"
    if act.version_before != act.version_after:
        yield _("version {after} of the agreement, not {before}").format(
            after=act.version_after, before=act.version_before
        )


def _count(receipt: Receipt, zone: tzinfo) -> Iterator[tuple[str, str]]:
    reading, unpaused = receipt.reading, receipt.due_unpaused
    if receipt.counted_from != receipt.target.received_at:
        yield _("Counted from"), moment(receipt.counted_from, zone)
    if reading.starts_at != receipt.counted_from:
        yield _("Counting begins"), moment(reading.starts_at, zone)
    if unpaused is not None:
        yield _("Time in all"), _exact(reading.total)
        yield _("Used"), _exact(reading.used)
    if unpaused is not None and receipt.pauses:
        yield _("Due without pauses"), moment(unpaused, zone)
    if due := reading.due_at or reading.past_due_at:
        yield _("Due"), moment(due, zone)
    if reading.stopped_at is not None:
        yield (_("Stopped") if reading.stage is Stage.COMPLETED else _("Cancelled")), moment(reading.stopped_at, zone)
    if done := receipt.fulfilled:
        yield _("Fulfilled by"), f"{done.words} ({day_words(done.released_on)})" if done.released_on else done.words


def _rests_on(receipt: Receipt) -> str:
    labels = {key: term.label for key, term in receipt.agreement.facts.items()}
    facts = receipt.subject.facts.items()
    told = (f"{labels.get(key, key)}: {_value_label(receipt, key, value)}" for key, value in facts)
    return "; ".join(told) or _("no fact but the time of receipt")


def _value_label(receipt: Receipt, key: str, value: str) -> str:
    term = receipt.agreement.facts.get(key)
    return next((known.label for known in term.values if known.key == value), value) if term else value


def _rows(receipt: Receipt, zone: tzinfo) -> Iterator[SegmentRow]:
    if receipt.due_unpaused is None:
        return  # a promise in words has no amount to add up to
    total = timedelta()
    for ahead, segments in ((False, receipt.counted), (True, receipt.ahead)):
        for segment in segments:
            total += segment.length
            yield _row(segment, total, zone, ahead=ahead)


def _row(segment: Segment, total: timedelta, zone: tzinfo, *, ahead: bool) -> SegmentRow:
    start, end = segment.start.astimezone(zone), segment.end.astimezone(zone)
    later = end.date() != start.date()
    return SegmentRow(
        day=day_words(segment.on),
        start=_time(start),
        end=f"{date_format(end, _('D j M'))}, {_time(end)}" if later else _time(end),
        length=_exact(segment.length),
        sum=_exact(total),
        ahead=ahead,
    )


def _pauses(receipt: Receipt, zone: tzinfo) -> Iterator[Stretch]:
    for pause in receipt.pauses:
        end = _("now") if pause.end is None else moment(pause.end, zone)
        what = pause.label or pause.reason or _("On hold")
        yield Stretch(
            when=_("{start} to {end}").format(start=moment(pause.start, zone), end=end),
            what=what,
            length=_exact(pause.length),
        )


def _days(receipt: Receipt) -> Iterator[Stretch]:
    """Yield the holidays, closures and extra hours from the day of the start to the day of the end."""
    cover = receipt.cover
    if cover is None:
        return
    zone = zone_of(receipt.target)
    ends = [segment.end for segment in (*receipt.counted, *receipt.ahead)]
    last = max([receipt.counted_from, *ends]).astimezone(zone).date()
    first = receipt.counted_from.astimezone(zone).date()
    found = [(day.on, day.name) for day in cover.holidays]
    found += [(on, _("Closed: {why}").format(why=why)) for on, why in cover.closures]
    found += [
        (on, _("Open besides: {windows}").format(windows=", ".join(map(str, windows)))) for on, windows in cover.extra
    ]
    yield from (Stretch(when=day_words(on), what=what) for on, what in sorted(found) if first <= on <= last)


def _shifts(receipt: Receipt, zone: tzinfo) -> Iterator[Stretch]:
    for offset in receipt.offsets[1:]:
        shown = f"{offset.since.astimezone(zone):%z}"
        yield Stretch(
            when=moment(offset.since, zone),
            what=_("The clocks were changed to UTC{offset}").format(offset=f"{shown[:3]}:{shown[3:5]}"),
        )


def _time(local: datetime) -> str:
    return f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"


def _exact(length: timedelta) -> str:
    """Return a length to the second, as in "8 h 30 min" and "40 min 12 s", so that a column can be added up."""
    seconds = int(length.total_seconds())
    units = ((seconds // 3600, "h"), (seconds // 60 % 60, "min"), (seconds % 60, "s"))
    return " ".join(f"{count} {unit}" for count, unit in units if count) or _("nothing")
