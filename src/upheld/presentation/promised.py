"""A promise put into words before there is a ticket: what a form or a calculator shows. Nothing is counted here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from servicelevel.agreement.terms import Agreement, Counted, Metric
from servicelevel.clocks.promise import Promise, Target
from servicelevel.decisions.decision import Reason
from upheld.presentation.citations import clause_url
from upheld.presentation.derivations import CitedReason, cited_reason, cited_reasons

# By firmness: how a promise is announced, and how it is said in a table cell.
_FIRMNESS = {
    "guaranteed": "Will be",
    "target": "To be",
    "typical": "Typically",
    "best_effort": "Perhaps",
    "discretionary": "At our discretion",
}
_SHORT = {
    "guaranteed": "Guaranteed by",
    "target": "Target",
    "typical": "Typically by",
    "best_effort": "Perhaps by",
    "discretionary": "At discretion by",
}
_LABELS = {
    "guaranteed": "Guaranteed",
    "target": "Target",
    "typical": "Typical",
    "best_effort": "Best effort",
    "discretionary": "At our discretion",
    "none": "No promise",
}
_METRICS = {
    Metric.RESPONSE_TIME: "Response",
    Metric.NEXT_RESPONSE_TIME: "Next response",
    Metric.UPDATE_INTERVAL: "Updates",
    Metric.WORKAROUND_TIME: "Workaround",
    Metric.RESOLUTION_TIME: "Resolution",
}
_DONE = {
    Metric.RESPONSE_TIME: "answered",
    Metric.NEXT_RESPONSE_TIME: "answered again",
    Metric.UPDATE_INTERVAL: "updated",
    Metric.WORKAROUND_TIME: "worked around",
    Metric.RESOLUTION_TIME: "resolved",
}
# How a promise in words is drawn: what fulfils it.
_FULFILMENT = {"release": "release", "decision": "discretion"}


@dataclass(frozen=True, kw_only=True, slots=True)
class PromisedFace:
    """One promise as a form shows it; also what a ring needs to be drawn whole."""

    metric_label: str
    headline: str
    # A few words for a cell: "Typically by 22:40".
    short: str
    detail: str
    state: str
    strength: str
    strength_label: str
    clause_number: str
    clause_url: str
    clause_text: str
    due_at: datetime | None
    sentence: str
    share_left: float | None = 1.0
    left_s: float | None = None
    total_s: float | None = None
    as_of: datetime | None = None
    running: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PromisedCard:
    """All that a customer is shown of a promise before sending."""

    # What was asked for first; says so when nothing is promised.
    lead: PromisedFace
    others: tuple[PromisedFace, ...]
    because: tuple[CitedReason, ...]
    outcome: str
    # What the agreement says to whoever is not simply served.
    say: str
    say_clause: str
    say_clause_url: str
    # "This alerts the support team by SMS."
    pages: tuple[CitedReason, ...]
    charge: CitedReason | None
    version: int
    title: str
    # The priority for which this is promised, as the agreement names it; empty without.
    priority: str

    @property
    def served(self) -> bool:
        """Whether the agreement serves this request without reserve."""
        return self.outcome == "serve"


def card_of(promise: Promise, agreement: Agreement, *, at: datetime, zone: ZoneInfo) -> PromisedCard:
    """Return what to show of a promise at `at`, for a reader in `zone`."""
    faces = faces_of(promise, at=at, zone=zone)
    entitled = promise.entitlement
    clause = entitled.clause.cited if entitled.clause else ""
    return PromisedCard(
        lead=faces[0],
        others=faces[1:],
        because=cited_reasons(_beyond_facts(promise), desk_name=promise.agreement),
        outcome=str(entitled.outcome),
        say=entitled.say or "",
        say_clause=clause,
        say_clause_url=clause_url(promise.agreement, clause),
        pages=_pages(promise),
        charge=_charge(promise),
        version=promise.version,
        title=agreement.title,
        priority=next((term.label for term in agreement.priorities if term.key == promise.facts.get("priority")), ""),
    )


def faces_of(promise: Promise, *, at: datetime, zone: ZoneInfo) -> tuple[PromisedFace, ...]:
    """Return a face per target, the response first; an absent response is said last, outright."""
    faces = tuple(_face(target, promise, at=at, zone=zone) for target in promise.targets)
    answered = promise.target(Metric.RESPONSE_TIME) is not None
    return faces if answered else (*faces, nothing_promised())


def nothing_promised() -> PromisedFace:
    """Return the face of an absent promise, which is said outright."""
    return PromisedFace(
        metric_label="Response",
        headline="No reply time is promised",
        short="No reply time promised",
        detail="",
        state="no_promise",
        strength="none",
        strength_label=_LABELS["none"],
        clause_number="",
        clause_url="",
        clause_text="",
        due_at=None,
        sentence="Response, no promise",
    )


def moment_words(instant: datetime, *, at: datetime, zone: ZoneInfo) -> str:
    """Return an instant as it ends a sentence: `22:40 today`, `08:00 tomorrow`, `Mon 23 Nov, 10:30`."""
    local, present = instant.astimezone(zone), at.astimezone(zone)
    days = (local.date() - present.date()).days
    if days in (0, 1):
        return f"{local:%H:%M} {'today' if days == 0 else 'tomorrow'}"
    year = f" {local.year}" if local.year != present.year else ""
    return f"{local:%a} {local.day} {local:%b}{year}, {local:%H:%M}"


def _beyond_facts(promise: Promise) -> tuple[Reason, ...]:
    """Leave out the steps that repeat the facts, one each after the receipt: they stand on the form beside this."""
    receipt, *steps = promise.because
    return (receipt, *steps[len(promise.facts) :])


def _face(target: Target, promise: Promise, *, at: datetime, zone: ZoneInfo) -> PromisedFace:
    strength = target.strength.value
    when = moment_words(target.due, at=at, zone=zone) if target.due else target.text or ""
    headline, short = _words(target, when, at=at, zone=zone)
    label = _METRICS[target.metric]
    return PromisedFace(
        metric_label=label,
        headline=headline,
        short=short,
        detail=_amount(target),
        state="running" if target.due else _FULFILMENT.get(target.fulfilled_by or "", "running"),
        strength=strength,
        strength_label=_LABELS[strength],
        clause_number=target.clause.cited,
        clause_url=clause_url(promise.agreement, target.clause.number),
        clause_text=target.clause.text,
        due_at=target.due,
        sentence=f"{label}, {_LABELS[strength].lower()}, {headline}",
    )


def _words(target: Target, when: str, *, at: datetime, zone: ZoneInfo) -> tuple[str, str]:
    strength = target.strength.value
    if target.due is None:
        return f"{_METRICS[target.metric]}: {when[:1].lower()}{when[1:]}", when
    near = target.due - at < timedelta(hours=24)
    short = f"{target.due.astimezone(zone):%H:%M}" if near else when
    return f"{_FIRMNESS[strength]} {_DONE[target.metric]} by {when}", f"{_SHORT[strength]} {short}"


def _amount(target: Target) -> str:
    """Return the amount with its kind of time, where its own words do not say it."""
    if target.due is None or target.counted is Counted.BUSINESS_DAYS or "business" in target.amount_words:
        return target.amount_words if target.due else ""
    if target.counted is Counted.SUPPORT and not (target.calendar and target.calendar.always_open):
        return f"{target.amount_words} of support time"
    return f"{target.amount_words}, day and night"


def _pages(promise: Promise) -> tuple[CitedReason, ...]:
    carriers = {"sms": "SMS", "call": "phone"}
    return tuple(
        cited_reason(
            f"This alerts the {page.who} by {' and '.join(carriers.get(by, by) for by in page.by)}.",
            page.clause,
            desk_name=promise.agreement,
        )
        for page in promise.pages
    )


def _charge(promise: Promise) -> CitedReason | None:
    charge = promise.charge
    if charge is None:
        return None
    verb = "may be charged" if charge.may else "is charged"
    words = f"{charge.amount} {charge.currency} per {charge.per} {verb}. {charge.say or ''}".strip()
    return cited_reason(words, charge.clause, desk_name=promise.agreement)
