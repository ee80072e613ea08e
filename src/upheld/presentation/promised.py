"""A promise put into words before there is a ticket: what a form or a calculator shows. Nothing is counted here."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from servicelevel.agreement.promising.derivation import page_said
from servicelevel.agreement.terms import Agreement, Counted, Metric
from servicelevel.clocks.promise import PageOwed, Promise, Target
from servicelevel.decisions.decision import Reason
from upheld.notifications.facts import CARRIED_BY
from upheld.presentation.citations import clause_url
from upheld.presentation.derivations import CitedReason, cited_reason, cited_reasons
from upheld.spoken import amount_said

# By firmness and promise: how it is announced; a whole sentence each, for languages put their words in other orders.
_SAID = {
    "guaranteed": {
        Metric.RESPONSE_TIME: gettext_lazy("Will be answered by {when}"),
        Metric.NEXT_RESPONSE_TIME: gettext_lazy("Will be answered again by {when}"),
        Metric.UPDATE_INTERVAL: gettext_lazy("Will be updated by {when}"),
        Metric.WORKAROUND_TIME: gettext_lazy("Will be worked around by {when}"),
        Metric.RESOLUTION_TIME: gettext_lazy("Will be resolved by {when}"),
    },
    "target": {
        Metric.RESPONSE_TIME: gettext_lazy("To be answered by {when}"),
        Metric.NEXT_RESPONSE_TIME: gettext_lazy("To be answered again by {when}"),
        Metric.UPDATE_INTERVAL: gettext_lazy("To be updated by {when}"),
        Metric.WORKAROUND_TIME: gettext_lazy("To be worked around by {when}"),
        Metric.RESOLUTION_TIME: gettext_lazy("To be resolved by {when}"),
    },
    "typical": {
        Metric.RESPONSE_TIME: gettext_lazy("Typically answered by {when}"),
        Metric.NEXT_RESPONSE_TIME: gettext_lazy("Typically answered again by {when}"),
        Metric.UPDATE_INTERVAL: gettext_lazy("Typically updated by {when}"),
        Metric.WORKAROUND_TIME: gettext_lazy("Typically worked around by {when}"),
        Metric.RESOLUTION_TIME: gettext_lazy("Typically resolved by {when}"),
    },
    "best_effort": {
        Metric.RESPONSE_TIME: gettext_lazy("Perhaps answered by {when}"),
        Metric.NEXT_RESPONSE_TIME: gettext_lazy("Perhaps answered again by {when}"),
        Metric.UPDATE_INTERVAL: gettext_lazy("Perhaps updated by {when}"),
        Metric.WORKAROUND_TIME: gettext_lazy("Perhaps worked around by {when}"),
        Metric.RESOLUTION_TIME: gettext_lazy("Perhaps resolved by {when}"),
    },
    "discretionary": {
        Metric.RESPONSE_TIME: gettext_lazy("At our discretion answered by {when}"),
        Metric.NEXT_RESPONSE_TIME: gettext_lazy("At our discretion answered again by {when}"),
        Metric.UPDATE_INTERVAL: gettext_lazy("At our discretion updated by {when}"),
        Metric.WORKAROUND_TIME: gettext_lazy("At our discretion worked around by {when}"),
        Metric.RESOLUTION_TIME: gettext_lazy("At our discretion resolved by {when}"),
    },
}
# As said in a table cell.
_SHORT = {
    "guaranteed": gettext_lazy("Guaranteed by {when}"),
    "target": gettext_lazy("Target {when}"),
    "typical": gettext_lazy("Typically by {when}"),
    "best_effort": gettext_lazy("Perhaps by {when}"),
    "discretionary": gettext_lazy("At discretion by {when}"),
}
_LABELS = {
    "guaranteed": gettext_lazy("Guaranteed"),
    "target": gettext_lazy("Target"),
    "typical": gettext_lazy("Typical"),
    "best_effort": gettext_lazy("Best effort"),
    "discretionary": gettext_lazy("At our discretion"),
    "none": gettext_lazy("No promise"),
}
_METRICS = {
    Metric.RESPONSE_TIME: gettext_lazy("Response"),
    Metric.NEXT_RESPONSE_TIME: gettext_lazy("Next response"),
    Metric.UPDATE_INTERVAL: gettext_lazy("Updates"),
    Metric.WORKAROUND_TIME: gettext_lazy("Workaround"),
    Metric.RESOLUTION_TIME: gettext_lazy("Resolution"),
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
    # "This alerts the support team by SMS.", where that can be done here.
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

    @property
    def turned_away(self) -> bool:
        """Whether the agreement sends this request elsewhere or refuses it."""
        return self.outcome in ("redirect", "refuse")


def card_of(
    promise: Promise,
    agreement: Agreement,
    *,
    at: datetime,
    zone: ZoneInfo,
    carried_by: frozenset[str] = CARRIED_BY,
) -> PromisedCard:
    """Return what to show of a promise at `at`, for a reader in `zone`; `carried_by` is how alerts can go out here."""
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
        pages=_pages(promise, carried_by),
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
        metric_label=_("Response"),
        headline=_("No reply time is promised"),
        short=_("No reply time promised"),
        detail="",
        state="no_promise",
        strength="none",
        strength_label=str(_LABELS["none"]),
        clause_number="",
        clause_url="",
        clause_text="",
        due_at=None,
        sentence=_("Response, no promise"),
    )


def moment_words(instant: datetime, *, at: datetime, zone: ZoneInfo) -> str:
    """Return an instant as it ends a sentence: `22:40 today`, `08:00 tomorrow`, `Mon 23 Nov, 10:30`."""
    local, present = instant.astimezone(zone), at.astimezone(zone)
    days = (local.date() - present.date()).days
    if days in (0, 1):
        words = _("{time} today") if days == 0 else _("{time} tomorrow")
        return words.format(time=f"{local:%H:%M}")
    return date_format(local, _("D j M, H:i") if local.year == present.year else _("D j M Y, H:i"))


def _beyond_facts(promise: Promise) -> tuple[Reason, ...]:
    """Leave out the steps that repeat the facts, one each after the receipt, and the alerts: they stand beside this."""
    receipt, *steps = promise.because
    alerts = {page_said(page.who, page.by) for page in promise.pages}
    return (receipt, *(step for step in steps[len(promise.facts) :] if step.said not in alerts))


def _face(target: Target, promise: Promise, *, at: datetime, zone: ZoneInfo) -> PromisedFace:
    strength = target.strength.value
    when = moment_words(target.due, at=at, zone=zone) if target.due else target.text or ""
    headline, short = _words(target, when, at=at, zone=zone)
    label = str(_METRICS[target.metric])
    return PromisedFace(
        metric_label=label,
        headline=headline,
        short=short,
        detail=_amount(target),
        state="running" if target.due else _FULFILMENT.get(target.fulfilled_by or "", "running"),
        strength=strength,
        strength_label=str(_LABELS[strength]),
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
    local = target.due.astimezone(zone)
    short = f"{local:%H:%M}" if local.date() == at.astimezone(zone).date() else when
    return _SAID[strength][target.metric].format(when=when), _SHORT[strength].format(when=short)


def _amount(target: Target) -> str:
    """Return the amount with its kind of time, where its own words do not say it."""
    if target.due is None or target.counted is Counted.BUSINESS_DAYS or "business" in target.amount_words:
        return amount_said(target.amount_words) if target.due else ""
    if target.counted is Counted.SUPPORT and not (target.calendar and target.calendar.always_open):
        return _("{amount} of support time").format(amount=amount_said(target.amount_words))
    return _("{amount}, day and night").format(amount=amount_said(target.amount_words))


def _pages(promise: Promise, carried_by: frozenset[str]) -> tuple[CitedReason, ...]:
    return tuple(
        cited_reason(_page(page, carried_by), page.clause, desk_name=promise.agreement) for page in promise.pages
    )


def _page(page: PageOwed, carried_by: frozenset[str]) -> str:
    """Return what will happen on this installation: what the agreement wants and nothing carries is not promised."""
    labels = {"sms": "SMS", "call": _("phone")}
    said = _("This alerts the {who} by {carriers}.")
    if not carried_by.issuperset(page.by):
        said = _(
            "The agreement wants the {who} alerted by {carriers}. That is not set up here yet:"
            " the people of the desk are written to by mail at once."
        )
    return said.format(who=page.who, carriers=_(" and ").join(labels.get(by, by) for by in page.by))


def _charge(promise: Promise) -> CitedReason | None:
    charge = promise.charge
    if charge is None:
        return None
    said = _("{price} per {per} may be charged.") if charge.may else _("{price} per {per} is charged.")
    words = f"{said.format(price=f'{charge.amount} {charge.currency}', per=charge.per)} {charge.say or ''}".strip()
    return cited_reason(words, charge.clause, desk_name=promise.agreement)
