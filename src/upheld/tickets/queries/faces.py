"""Clock rows as faces: what a screen says of one promise at one instant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from servicelevel.agreement import terms
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.support_time import support_time_between
from upheld.spoken import amount_said
from upheld.tickets.models import Clock, Fulfilment
from upheld.tickets.queries.tapes import Tape
from upheld.tickets.queries.words import clock_time, long_duration, short_duration, short_time

METRIC_LABELS = {
    "response_time": (gettext_lazy("Response"), gettext_lazy("Reply")),
    "next_response_time": (gettext_lazy("Next response"), gettext_lazy("Reply")),
    "update_interval": (gettext_lazy("Update"), gettext_lazy("Update")),
    "workaround_time": (gettext_lazy("Workaround"), gettext_lazy("Workaround")),
    "resolution_time": (gettext_lazy("Resolution"), gettext_lazy("Resolve")),
}
STRENGTH_LABELS = {
    "guaranteed": gettext_lazy("Guaranteed"),
    "target": gettext_lazy("Target"),
    "typical": gettext_lazy("Typical"),
    "best_effort": gettext_lazy("Best effort"),
    "discretionary": gettext_lazy("At our discretion"),
}
_PAST_HEADLINES = {
    "breached": gettext_lazy("Breached {length} ago"),
    "past_usual": gettext_lazy("Past the usual time"),
    "best_effort": gettext_lazy("Not yet"),
    "missed": gettext_lazy("{length} over"),
}
_LATE_HEADLINES = {
    "breached": gettext_lazy("Breached, {length} over"),
    "past_usual": gettext_lazy("Later than usual, {length} over"),
    "best_effort": gettext_lazy("Later than hoped, {length} over"),
    "missed": gettext_lazy("Missed, {length} over"),
}
PAST_DUE_STATES = {"guaranteed": "breached", "typical": "past_usual", "best_effort": "best_effort"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step of the reasoning behind an instant, with the clause on which it rests."""

    text: str
    clause_number: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockFace:
    """One promise as a screen shows it; the words for people, the numbers for the ring."""

    state: str
    metric: str
    metric_label: str
    action_label: str
    headline: str
    short: str
    detail: str
    row_detail: str
    # What is left of the whole, 0 to 1.
    share_left: float
    strength: str
    strength_label: str
    amount_words: str
    clause_number: str
    clause_text: str
    due_at: datetime | None
    # When it was fulfilled; None while it is not.
    stopped_at: datetime | None
    # The whole face as one sentence, for those who cannot see it.
    sentence: str
    # Seconds left and in all, in the target's own kind of time, as of `as_of`.
    left_s: int | None
    total_s: int | None
    as_of: datetime
    # Whether it counts at this very moment; outside support hours it does not.
    running: bool
    because: tuple[Step, ...] = ()
    # Its time on the wall, from left to right; None where there is nothing to draw.
    tape: Tape | None = None
    # For programs: the clock's own stage, and the instants that its events settled.
    stage: str = ""
    words: str = ""
    past_due_at: datetime | None = None
    # What fulfils a promise in words, and what did.
    fulfilled_by: str = ""
    fulfilment: Fulfilment | None = None


def face_of(
    clock: Clock,
    *,
    agreement: terms.Agreement,
    at: datetime,
    zone: ZoneInfo,
    because: tuple[Step, ...] = (),
    tape: Tape | None = None,
) -> ClockFace:
    """Return the face of a clock at an instant, for a reader in `zone`. Needs no query."""
    left = _left(clock, agreement, at=at)
    state = _state(clock, at=at)
    headline, detail = _words(clock, state, left, at=at, zone=zone)
    metric_label, action_label = (str(label) for label in METRIC_LABELS[clock.metric])
    strength = str(STRENGTH_LABELS[clock.strength])
    return ClockFace(
        state=state,
        metric=clock.metric,
        metric_label=metric_label,
        action_label=action_label,
        headline=headline,
        short=_short(state, left, headline),
        detail=detail,
        row_detail=_row_detail(clock, state, action_label, detail, at=at, zone=zone),
        share_left=_share(left, clock.total_s),
        strength=clock.strength,
        strength_label=strength,
        amount_words=amount_said(clock.amount_words),
        clause_number=clock.clause,
        clause_text=_clause_text(agreement, clock.clause),
        due_at=clock.due_at,
        sentence=f"{metric_label}, {strength.lower()}, {headline}, {detail}".rstrip(", "),
        left_s=None if left is None else round(left.total_seconds()),
        total_s=clock.total_s,
        as_of=at,
        running=clock.stage == Clock.Stage.IN_PROGRESS and _counting(clock, agreement, at=at),
        because=because,
        tape=tape,
        stage=clock.stage,
        words=clock.words,
        stopped_at=clock.stopped_at,
        past_due_at=clock.past_due_at,
        fulfilled_by=clock.fulfilled_by,
        fulfilment=getattr(clock, "fulfilment", None) if clock.fulfilled_by else None,
    )


def calendar_of(clock: Clock, agreement: terms.Agreement) -> BusinessCalendar | None:
    """Return the calendar on which a clock counts; None for elapsed time, even if it began at an opening."""
    if clock.counted == terms.Counted.ELAPSED:
        return None
    return agreement.calendars.get(clock.calendar)


def next_clock(clocks: Iterable[Clock]) -> Clock | None:
    """Return the clock that matters next: due first, else paused, else in words, else the last that stopped."""

    def rank(clock: Clock) -> tuple[int, float]:
        if clock.stage == Clock.Stage.IN_PROGRESS:
            return (0, clock.due_at.timestamp()) if clock.due_at else (2, 0.0)
        if clock.stage == Clock.Stage.PAUSED:
            return 1, 0.0
        return 3, -(clock.stopped_at.timestamp() if clock.stopped_at else 0.0)

    return min(clocks, key=rank, default=None)


def _state(clock: Clock, *, at: datetime) -> str:
    if clock.stage == Clock.Stage.CANCELLED:
        return "cancelled"
    if clock.stage == Clock.Stage.PAUSED:
        return "paused"
    past = clock.past_due_at is not None or (
        clock.stage == Clock.Stage.IN_PROGRESS and clock.due_at is not None and clock.due_at <= at
    )
    if past:
        return PAST_DUE_STATES.get(clock.strength, "missed")
    if clock.stage == Clock.Stage.COMPLETED:
        return "kept" if _is_fulfilled(clock) else "cancelled"
    return _state_counting(clock, at=at)


def _state_counting(clock: Clock, *, at: datetime) -> str:
    if clock.words:
        return {"decision": "discretion", "release": "release"}.get(clock.fulfilled_by, "best_effort")
    if clock.starts_at > at:
        return "not_started"
    if clock.warn_at is not None and clock.warn_at <= at:
        return "warning"
    return "running"


def _words(clock: Clock, state: str, left: timedelta | None, *, at: datetime, zone: ZoneInfo) -> tuple[str, str]:
    if clock.stage == Clock.Stage.COMPLETED:
        return _words_completed(clock, state, left, at=at, zone=zone)
    if state == "cancelled":
        return _("Cancelled"), ""
    if clock.words:
        return clock.words, ""
    if state == "paused":
        since = clock_time(clock.paused_since or at, at=at, zone=zone)
        return _left_words(left), _("paused since {when}").format(when=since)
    if state == "not_started":
        starts = _("Starts {when}").format(when=clock_time(clock.starts_at, at=at, zone=zone))
        return starts, _due_words(clock, at=at, zone=zone)
    if clock.due_at is not None and clock.due_at <= at:
        return _words_past(clock, state, left, at=at, zone=zone)
    return _left_words(left), _due_words(clock, at=at, zone=zone)


def _words_past(clock: Clock, state: str, left: timedelta | None, *, at: datetime, zone: ZoneInfo) -> tuple[str, str]:
    was_due = _("was due {when}").format(when=clock_time(clock.due_at or at, at=at, zone=zone))
    over = long_duration(left or timedelta())
    return str(_PAST_HEADLINES[state]).format(length=over), was_due


def _words_completed(
    clock: Clock, state: str, left: timedelta | None, *, at: datetime, zone: ZoneInfo
) -> tuple[str, str]:
    done = _("done {when}").format(when=clock_time(clock.stopped_at or at, at=at, zone=zone))
    if clock.fulfilled_by:
        return _words_fulfilled(clock, done)
    if clock.due_at is None or left is None:
        return _("Kept"), done
    detail = f"{done}, {_due_words(clock, at=at, zone=zone)}"
    if state == "kept":
        return _("Kept, {length} to spare").format(length=long_duration(left)), detail
    return str(_LATE_HEADLINES[state]).format(length=long_duration(left)), detail


def _words_fulfilled(clock: Clock, done: str) -> tuple[str, str]:
    if not _is_fulfilled(clock):
        ended = {"release": _("Ended without a release"), "decision": _("Ended without a decision")}
        return ended[clock.fulfilled_by], done
    return _("Fulfilled"), f"{clock.fulfilment.release or _('decided')}, {done}"


def _is_fulfilled(clock: Clock) -> bool:
    """Say whether a completed clock is fulfilled; a promise in words may ask for more than that its ticket ended."""
    return not clock.fulfilled_by or getattr(clock, "fulfilment", None) is not None


def _due_words(clock: Clock, *, at: datetime, zone: ZoneInfo) -> str:
    return _("due {when}").format(when=clock_time(clock.due_at, at=at, zone=zone)) if clock.due_at else ""


def _left_words(left: timedelta | None) -> str:
    return _("{length} left").format(length=long_duration(left or timedelta()))


def _row_detail(clock: Clock, state: str, action: str, detail: str, *, at: datetime, zone: ZoneInfo) -> str:
    if state in {"running", "warning", "not_started"} and clock.due_at:
        return _("{action} by {when}").format(action=action, when=short_time(clock.due_at, at=at, zone=zone))
    return detail[:1].upper() + detail[1:] if detail else str(METRIC_LABELS[clock.metric][0])


def _short(state: str, left: timedelta | None, headline: str) -> str:
    if left is None or state in {"release", "discretion", "cancelled", "not_started"}:
        return headline
    if state in {"kept", "past_usual", "best_effort"}:
        return headline.split(",")[0]
    if state in {"breached", "missed"}:
        # A due instant at closing time stays "past due" until the desk opens again: no support time is over yet.
        return _("{length} over").format(length=short_duration(left)) if left >= timedelta(minutes=1) else _("Past due")
    return short_duration(left)


def _left(clock: Clock, agreement: terms.Agreement, *, at: datetime) -> timedelta | None:
    """Return what is left, or how much it is over, in the target's own kind of time; never negative."""
    if clock.stage == Clock.Stage.PAUSED and clock.total_s is not None:
        return timedelta(seconds=max(0, clock.total_s - (clock.used_s or 0)))
    if clock.due_at is None:
        return None
    until = clock.stopped_at or max(at, clock.starts_at)
    first, last = sorted((until, clock.due_at))
    calendar = calendar_of(clock, agreement)
    if calendar is None:
        return last - first
    return support_time_between(first, last, calendar=calendar)


def _counting(clock: Clock, agreement: terms.Agreement, *, at: datetime) -> bool:
    calendar = calendar_of(clock, agreement)
    return clock.starts_at <= at and (calendar is None or calendar.is_open(at))


def _share(left: timedelta | None, total_s: int | None) -> float:
    if left is None or not total_s:
        return 0.0
    return min(1.0, max(0.0, left.total_seconds() / total_s))


def _clause_text(agreement: terms.Agreement, cited: str) -> str:
    number = cited.partition(",")[0]
    return next((clause.text for clause in agreement.clauses if clause.number == number), "")
