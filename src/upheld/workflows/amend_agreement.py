"""Amending an agreement: publish its draft and, if so wished, announce it to the customers it concerns."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from upheld.agreements.actions import announce, publish
from upheld.agreements.facts import last_version, meaning_of
from upheld.agreements.models import AgreementVersion, Draft
from upheld.audit.facts import Actor


@dataclass(frozen=True, kw_only=True, slots=True)
class Amendment:
    """A version that was published, and how many people it was announced to."""

    version: AgreementVersion
    announced_to: int


@transaction.atomic
def amend_agreement(
    draft: Draft, *, revision: int, effective_on: date, announced: bool, by: Actor, at: datetime
) -> Amendment:
    """Publish a draft from a day on; the mails go into the outbox in the same transaction.

    Raises: DraftMovedOn, FaultyAgreement, PublishingRefused.
    """
    desk = draft.agreement.desk
    before = meaning_of(last_version(desk))
    version = publish.publish_draft(draft, revision=revision, effective_on=effective_on, by=by, at=at)
    told = announce.announce(desk, version, instead_of=before, by=by, at=at) if announced else 0
    return Amendment(version=version, announced_to=told)
