"""The only way a surface gets an agreement; a desk that has published none has no pages to show."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from servicelevel.agreement.terms import Agreement
from upheld.agreements.facts import NoAgreementInForce, annex_in_force, in_force, meaning_of, with_annex
from upheld.agreements.models import AgreementVersion, Draft, DraftRevision
from upheld.customers.facts import contract_of
from upheld.customers.models import Contact
from upheld.desks.access import NotFound, Permission, permits
from upheld.desks.models import Desk, Membership


def agreement_in_force(desk: Desk, *, at: datetime) -> Agreement:
    """Return the agreement that governs what a desk receives at an instant."""
    try:
        return meaning_of(in_force(desk, at=at))
    except NoAgreementInForce as fault:
        raise NotFound from fault


def agreement_for(desk: Desk, reader: Contact | None, *, at: datetime) -> Agreement:
    """Return the agreement that governs what a desk receives from a reader, with the annex of their contract.

    A stranger, and whoever's contract has no annex, reads the agreement itself.
    """
    agreement = agreement_in_force(desk, at=at)
    contract = contract_of(reader, on=at.astimezone(ZoneInfo(desk.zone)).date()) if reader else None
    annex = annex_in_force(contract, at=at)
    return with_annex(agreement, annex.pk if annex else None)


def published_version(desk: Desk, number: int) -> AgreementVersion:
    """Return a version that a desk has published, whether or not it is in force."""
    versions = AgreementVersion.objects.filter(agreement__desk=desk, number=number).defer("text")
    if (version := versions.first()) is None:
        raise NotFound
    return version


def draft_for(member: Membership) -> Draft:
    """Return the open draft of a member's desk, if they may write it or publish it; there may be none."""
    if not permits(member, Permission.DRAFT_AGREEMENTS) and not permits(member, Permission.PUBLISH_AGREEMENTS):
        raise NotFound
    drafts = Draft.objects.select_related("agreement__desk", "based_on")
    draft = drafts.filter(agreement__desk=member.desk, ended_at__isnull=True).first()
    if draft is None:
        raise NotFound
    return draft


def earlier_revision(draft: Draft, number: int) -> DraftRevision:
    """Return what was saved of a draft before its newest revision, by its number."""
    kept = DraftRevision.objects.select_related("draft").filter(draft=draft, number=number).first()
    if kept is None or kept.number == draft.revision:
        raise NotFound
    return kept


def version_for_correction(desk: Desk, number: int | None, *, at: datetime) -> AgreementVersion:
    """Return the version of a desk's agreement that is to be put right: by its number, or the one in force."""
    if number is None:
        try:
            number = in_force(desk, at=at).number
        except NoAgreementInForce as fault:
            raise NotFound from fault
    versions = AgreementVersion.objects.select_related("agreement").filter(agreement__desk=desk, number=number)
    version = versions.first()
    if version is None:
        raise NotFound
    return version


def correction_of(desk: Desk, number: int) -> AgreementVersion:
    """Return a correction that a desk has published, by its number."""
    version = corrections_of(desk).filter(number=number).first()
    if version is None:
        raise NotFound
    return version


def corrections_of(desk: Desk) -> QuerySet[AgreementVersion]:
    """Return the corrections that a desk has published, the newest first."""
    versions = AgreementVersion.objects.filter(agreement__desk=desk, corrects__isnull=False)
    return versions.select_related("corrects").defer("text", "corrects__text").order_by("-number")
