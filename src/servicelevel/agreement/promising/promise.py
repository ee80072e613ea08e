"""The promise: what an agreement promises for given facts and a given receipt.

Counting it lives in `counting`, its derivation in words in `derivation`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from servicelevel.agreement.conditions import (
    MissingFact,
    Situation,
    UnknownFact,
    UnknownFactValue,
    complete_facts,
    first_match,
)
from servicelevel.agreement.entitlement import Entitlement, decide_entitlement
from servicelevel.agreement.promising import derivation
from servicelevel.agreement.promising.counting import counting_starts, falls_due, time_given
from servicelevel.agreement.promising.target import Target
from servicelevel.agreement.promising.warnings import warn_after, warn_shares
from servicelevel.agreement.terms import Agreement, Amount, Clause, Metric, TargetRule
from servicelevel.decisions.decision import Reason
from servicelevel.decisions.phrase import Phrase, phrase
from servicelevel.instants import InstantOutOfRange, NaiveInstant, PromiseError, aware

__all__ = [
    "Charge",
    "Entitlement",
    "InstantOutOfRange",
    "MissingFact",
    "NaiveInstant",
    "PageOwed",
    "Promise",
    "PromiseError",
    "Target",
    "UnknownFact",
    "UnknownFactValue",
    "make_promise",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class PageOwed:
    """A page that the agreement wants sent."""

    who: str
    # carriers, in order: "sms", "call"
    by: tuple[str, ...]
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class Charge:
    """An hourly rate that applies, or may be applied."""

    amount: Decimal
    # ISO 4217 code
    currency: str
    per: str
    # whether the provider may charge it, rather than does
    may: bool
    say: str | None
    clause: Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """What one version of an agreement promises for one ticket."""

    agreement: str
    version: int
    hash: str
    # as given, with its own offset
    received_at: datetime
    # completed with the agreement's defaults
    facts: Mapping[str, str]
    entitlement: Entitlement
    targets: tuple[Target, ...]
    pages: tuple[PageOwed, ...]
    charge: Charge | None
    because: tuple[Reason, ...]

    def target(self, metric: Metric) -> Target | None:
        """Return the target for `metric`; None where nothing is promised."""
        return next((target for target in self.targets if target.metric is metric), None)


def make_promise(agreement: Agreement, *, facts: Mapping[str, str], at: datetime) -> Promise:
    """Return what `agreement` promises a ticket with `facts` that is received at `at`.

    Instants: `at` is aware; it is the receipt by the desk, never a date that the sender claims.
    Raises: UnknownFact, UnknownFactValue, MissingFact, NaiveInstant, InstantOutOfRange: all PromiseError.
    Source: agreement language, "What time means".
    """
    aware(at)
    known = complete_facts(facts, agreement=agreement)
    situation = Situation(agreement=agreement, facts=known, received_at=at)
    entitled = decide_entitlement(situation)
    served = entitled.verdict.served
    targets = _targets(situation) if served else ()
    pages = _pages(situation) if served else ()
    charge = _charge(situation) if served else None
    return Promise(
        agreement=agreement.name,
        version=agreement.version,
        hash=agreement.hash,
        received_at=at,
        facts=known,
        entitlement=entitled.verdict,
        targets=targets,
        pages=pages,
        charge=charge,
        because=(
            *derivation.of_receipt(situation, given=facts),
            *entitled.because,
            *(reason for target in targets for reason in target.because),
            *derivation.of_absence(situation, served=served, promised=bool(targets)),
            *(Reason(said=derivation.page_said(page.who, page.by), clause=page.clause) for page in pages),
            *((Reason(said=_charge_said(charge), clause=charge.clause),) if charge else ()),
        ),
    )


def _targets(situation: Situation) -> tuple[Target, ...]:
    agreement = situation.agreement
    by_metric = ([rule for rule in agreement.targets if rule.metric is metric] for metric in Metric)
    matched = (first_match(rules, situation) for rules in by_metric)
    return tuple(
        _target(rule, rule.amount, situation) for rule in matched if rule is not None and rule.amount is not None
    )


def _target(rule: TargetRule, amount: Amount, situation: Situation) -> Target:
    agreement = situation.agreement
    calendar = agreement.calendars[rule.calendar] if rule.calendar else None
    starts = counting_starts(
        situation.received_at, counted=amount.counted, calendar=calendar, from_opening=rule.from_opening
    )
    due = falls_due(starts, amount=amount, calendar=calendar, zone=agreement.zone)
    given = time_given(starts, due, counted=amount.counted, calendar=calendar)
    shares = warn_shares(agreement, metric=rule.metric, strength=rule.strength)
    return Target(
        metric=rule.metric,
        counted=amount.counted,
        amount=amount.quantity or 0,
        amount_words=amount.words,
        calendar=calendar,
        calendar_name=rule.calendar,
        from_opening=rule.from_opening,
        strength=rule.strength,
        clause=rule.clause,
        due=due,
        text=amount.text,
        fulfilled_by=rule.fulfilled_by,
        starts_at=starts,
        received_at=situation.received_at,
        given=given,
        warn_shares=shares,
        warn_after=warn_after(given, shares),
        by=amount.by,
        day_rule=amount.day_rule,
        zone=agreement.zone,
        because=derivation.of_target(rule, amount, situation, calendar=calendar, starts=starts, due=due),
    )


def _pages(situation: Situation) -> tuple[PageOwed, ...]:
    emergencies = situation.agreement.emergencies
    rule = first_match(emergencies.pages, situation) if emergencies else None
    return () if rule is None else (PageOwed(who=rule.who, by=rule.by, clause=rule.clause),)


def _charge(situation: Situation) -> Charge | None:
    emergencies = situation.agreement.emergencies
    rule = first_match(emergencies.charges, situation) if emergencies else None
    if rule is None:
        return None
    return Charge(
        amount=rule.amount,
        currency=rule.currency,
        per=rule.per,
        may=rule.may,
        say=rule.say,
        clause=rule.clause,
    )


def _charge_said(charge: Charge) -> Phrase:
    rate = {"amount": str(charge.amount), "currency": charge.currency, "per": charge.per}
    if charge.may:
        return phrase("{amount} {currency} per {per} may be charged.", **rate)
    return phrase("{amount} {currency} per {per} is charged.", **rate)
