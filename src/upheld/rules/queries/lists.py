"""Rules, their revisions and their runs, as screens and the engine read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from upheld.audit.queries import events_numbered, events_of
from upheld.desks.models import Desk
from upheld.rules.models import Happening, Rule, RuleRevision, RuleRun, RuleTrial
from upheld.tickets.models import Ticket

RUNS_ON_A_PAGE = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class RunPage:
    """Some runs, newest first, and the key after which older ones follow; None at the end."""

    runs: Sequence[RuleRun]
    next_before: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SetAsidePage:
    """Some of what rules could not be asked about, and the key after which older ones follow; None at the end."""

    happenings: Sequence[Happening]
    next_before: int | None


def rules_of(desk: Desk) -> Sequence[Rule]:
    """Return a desk's rules in their order: one query."""
    rules = Rule.objects.filter(desk=desk, retired_at__isnull=True).select_related("running")
    return list(rules.order_by("position", "id"))


def rules_following(desk: Desk, verb: str) -> Sequence[Rule]:
    """Return the rules that are on and follow such an event, in their order: one query."""
    rules = Rule.objects.filter(desk=desk, running__isnull=False, running__trigger=verb)
    return list(rules.select_related("running", "desk").order_by("position", "id"))


def rule_numbered(number: int) -> Rule:
    """Return a rule by its number, with its desk."""
    return Rule.objects.select_related("desk").get(pk=number)


def newest_revision(rule: Rule) -> RuleRevision:
    """Return what a rule says now, on or not."""
    return rule.revisions.select_related("rule__desk").order_by("-number")[0]


def newest_revisions(rules: Sequence[Rule]) -> dict[int, RuleRevision]:
    """Return what each of some rules says now, by the rule's number: one query."""
    said = RuleRevision.objects.filter(rule__in=rules).order_by("rule_id", "-number").distinct("rule_id")
    return {revision.rule_id: revision for revision in said}


def revisions_of(rule: Rule, *, at_most: int = 20) -> Sequence[RuleRevision]:
    """Return what a rule said, the newest first."""
    return list(rule.revisions.order_by("-number")[:at_most])


def trial_of(revision: RuleRevision) -> RuleTrial | None:
    """Return the newest trial of a revision."""
    return revision.trials.order_by("-id").first()


def page_of_runs(desk: Desk, *, rule: Rule | None = None, before: int | None = None) -> RunPage:
    """Return a page of the log of a desk or of one rule, paged by key: one query."""
    runs = RuleRun.objects.filter(rule=rule) if rule else RuleRun.objects.filter(desk=desk)
    if before is not None:
        runs = runs.filter(pk__lt=before)
    found = list(runs.select_related("rule", "revision", "ticket").order_by("-id")[: RUNS_ON_A_PAGE + 1])
    more = len(found) > RUNS_ON_A_PAGE
    found = found[:RUNS_ON_A_PAGE]
    return RunPage(runs=found, next_before=found[-1].pk if more else None)


def clauses_behind(runs: Sequence[RuleRun]) -> dict[int, str]:
    """Return the clause of the promise that an event is about, by the event's number: one query."""
    events = events_numbered([run.event for run in runs])
    return {event.pk: event.facts["clause"] for event in events if event.facts.get("clause")}


def page_of_set_aside(desk: Desk, *, before: int | None = None) -> SetAsidePage:
    """Return a page of what rules could not be asked about on a desk, newest first, paged by key: one query."""
    left = Happening.objects.filter(desk=desk).exclude(fault="")
    if before is not None:
        left = left.filter(pk__lt=before)
    found = list(left.select_related("ticket").order_by("-id")[: RUNS_ON_A_PAGE + 1])
    more = len(found) > RUNS_ON_A_PAGE
    found = found[:RUNS_ON_A_PAGE]
    return SetAsidePage(happenings=found, next_before=found[-1].pk if more else None)


def any_set_aside(desk: Desk) -> bool:
    """Say whether there is anything that rules could not be asked about on a desk: one query."""
    return Happening.objects.filter(desk=desk).exclude(fault="").exists()


def has_run(rule: Rule, event: int) -> bool:
    """Say whether a rule ran on an event already."""
    return RuleRun.objects.filter(rule=rule, event=event).exists()


def runs_lately(desk: Desk, *, within: timedelta, at: datetime) -> list[tuple[int, int]]:
    """Return how often each rule that is on ran lately, the busiest first: pairs of its number and the count."""
    runs = RuleRun.objects.filter(desk=desk, ran_at__gt=at - within, rule__running__isnull=False)
    counted = runs.values("rule").annotate(count=Count("id")).order_by("-count", "rule")
    return [(row["rule"], row["count"]) for row in counted]


def newest_tickets(desk: Desk, *, at_most: int) -> list[int]:
    """Return the numbers of the tickets that a desk received last."""
    return list(Ticket.objects.filter(desk=desk).order_by("-id").values_list("number", flat=True)[:at_most])


def those_on_which(verb: str, numbers: Sequence[int], desk: Desk) -> set[int]:
    """Return on which of some tickets such an event happened."""
    events = events_of("ticket", desk=desk.name).filter(number__in=numbers, verb=verb)
    return set(events.values_list("number", flat=True))
