"""Publishing agreement documents; the only writer of their versions."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction

from upheld.agreements.facts import meaning_of_text
from upheld.agreements.models import Agreement, AgreementVersion
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.catalogue.actions import services
from upheld.desks.models import Desk


class PublishingRefused(ValueError):
    """The document cannot be published for this desk; the message says why."""


@transaction.atomic
def publish(desk: Desk, text: str, *, by: Actor, at: datetime) -> AgreementVersion:
    """Publish a document as the next version of a desk's agreement.

    Locks the agreement, so that version numbers follow one another. Refuses a document with faults, one that names
    another desk and one whose version is not the next. Recorded in the audit trail.
    """
    meaning = meaning_of_text(text)
    agreement, _ = Agreement.objects.select_for_update().get_or_create(desk=desk)
    last = AgreementVersion.objects.filter(agreement=agreement).order_by("-number").first()
    if meaning.name != desk.name:
        raise PublishingRefused(f"the document names {meaning.name!r}; this desk is {desk.name!r}")
    if last is not None and meaning.version <= last.number:
        raise PublishingRefused(f"version {last.number} is published; the next must be higher")
    version = AgreementVersion.objects.create(
        agreement=agreement,
        number=meaning.version,
        text=text,
        hash=meaning.hash,
        language_version=meaning.language_version,
        effective_at=datetime.combine(meaning.effective_on, time(), tzinfo=ZoneInfo(meaning.zone)),
        published_at=at,
        published_by=by.reference,
    )
    services.adopt(desk, {term.key: term.label for term in meaning.services})
    facts = {"version": version.number, "hash": version.hash}
    record("agreement", agreement.pk, "published", desk=desk.name, by=by, at=at, facts=facts)
    return version
