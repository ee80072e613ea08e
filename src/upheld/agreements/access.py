"""The only way a surface gets an agreement; a desk that has published none has no pages to show."""

from datetime import datetime

from servicelevel.agreement.terms import Agreement
from upheld.agreements.facts import NoAgreementInForce, in_force, meaning_of
from upheld.agreements.models import AgreementVersion, Draft
from upheld.desks.access import NotFound, Permission, permits
from upheld.desks.models import Desk, Membership


def agreement_in_force(desk: Desk, *, at: datetime) -> Agreement:
    """Return the agreement that governs what a desk receives at an instant."""
    try:
        return meaning_of(in_force(desk, at=at))
    except NoAgreementInForce as fault:
        raise NotFound from fault


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
