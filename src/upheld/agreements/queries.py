"""What screens show of agreements: a desk's versions, its draft, and whom a change would be announced to.

What a version means is asked of `facts`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Prefetch

from servicelevel.agreement.amendment import ClauseChange, difference
from servicelevel.agreement.concern import plans_concerned
from servicelevel.agreement.terms import Agreement as Meaning
from upheld.agreements.models import AgreementVersion, Annex, Draft, DraftRevision
from upheld.audit.models import AuditEvent
from upheld.audit.queries import events_of
from upheld.customers.models import Contact, Contract
from upheld.customers.queries import contacts_under_contract
from upheld.desks.models import Desk

# The most that a screen lists of what was done to an agreement.
HISTORY = 50
# How many earlier revisions of a draft a screen lists at once.
REVISIONS = 30
# The most contracts that a screen lists.
LISTED = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishedVersion:
    """One version among the others of its desk."""

    number: int
    hash: str
    # In force from the one instant until the other; until None where nothing follows it.
    effective_at: datetime
    until: datetime | None
    # Whether it was replaced before it ever took effect.
    never_in_force: bool


def published_versions(desk: Desk) -> list[PublishedVersion]:
    """Return every version that a desk has published, in the order in which they take effect, the last first."""
    versions = AgreementVersion.objects.filter(agreement__desk=desk).order_by("-effective_at", "-number")
    shown: list[PublishedVersion] = []
    until: datetime | None = None
    for row in versions.values("number", "hash", "effective_at"):
        # Of two with the same day, the one with the higher number counts.
        shown.append(PublishedVersion(**row, until=until, never_in_force=until == row["effective_at"]))
        until = row["effective_at"]
    return shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """Whom a change concerns, and all that they are told."""

    # the plans it is about; None if it is about every customer
    plans: frozenset[str] | None
    recipients: Sequence[Contact]
    changes: tuple[ClauseChange, ...]
    # what a mail about it is made of, as plain values
    payload: dict[str, Any]


def open_draft(desk: Desk) -> Draft | None:
    """Return a desk's open draft, if there is one."""
    drafts = Draft.objects.select_related("agreement__desk", "based_on")
    return drafts.filter(agreement__desk=desk, ended_at__isnull=True).first()


def revisions_before(draft: Draft, number: int) -> tuple[Sequence[DraftRevision], int | None]:
    """Return what was saved of a draft before a revision, newest first, without the texts; and where the next go on.

    One query. The second is the number to ask for next, None at the end.
    """
    kept = DraftRevision.objects.filter(draft=draft, number__lt=number).defer("text").order_by("-number")
    rows = list(kept[: REVISIONS + 1])
    return rows[:REVISIONS], rows[REVISIONS - 1].number if len(rows) > REVISIONS else None


def annexes_of(contract: Contract) -> Sequence[Annex]:
    """Return the annexes that were published for a contract, newest first. One query."""
    return list(Annex.objects.filter(contract=contract).select_related("withdrawal").order_by("-number"))


def contracts_with_annexes(desk: Desk) -> Sequence[tuple[Contract, Sequence[Annex]]]:
    """Return a desk's contracts by customer, each with its annexes, newest first, without their texts. Two queries."""
    annexes = Prefetch("annexes", Annex.objects.select_related("withdrawal").defer("text").order_by("-number"))
    contracts = Contract.objects.filter(organisation__desk=desk).select_related("organisation")
    listed = contracts.prefetch_related(annexes).order_by("organisation__name", "number")[:LISTED]
    return [(contract, list(contract.annexes.all())) for contract in listed]


def history_of(desk: Desk) -> Sequence[AuditEvent]:
    """Return what was done to a desk's agreement, newest first, without the saves of its drafts. One query."""
    happened = events_of("agreement", desk=desk.name).exclude(verb="draft saved")
    return list(happened.order_by("-at", "-id")[:HISTORY])


def announcement(desk: Desk, earlier: Meaning, later: Meaning, *, at: datetime) -> Announcement:
    """Return whom `later` concerns, if it takes the place of `earlier`, and what they are told. One query."""
    plans = plans_concerned(earlier, later)
    today = at.astimezone(ZoneInfo(desk.zone)).date()
    changes = difference(earlier, later)
    return Announcement(
        plans=plans,
        recipients=contacts_under_contract(desk, since=today, plans=_as_contracted(plans, later)),
        changes=changes,
        payload={
            "desk": {"name": desk.name, "title": desk.title, "zone": desk.zone, "email": desk.email},
            "agreement": {
                "title": later.title,
                "version": later.version,
                "effective_on": later.effective_on.isoformat(),
                "hash": later.hash,
                "plans": sorted(term.label for term in later.plans if plans is not None and term.key in plans),
            },
            "changes": [{"number": one.number, "title": one.title, "change": one.change.value} for one in changes],
        },
    )


def _as_contracted(plans: frozenset[str] | None, agreement: Meaning) -> frozenset[str] | None:
    """Return plans as contracts name them: a contract that names none is on the default one."""
    defaults = {term.key for term in agreement.plans if term.default}
    return plans if plans is None or not plans & defaults else plans | {""}
