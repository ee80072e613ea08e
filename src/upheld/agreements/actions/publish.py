"""Publishing agreement documents; the only writer of their versions, with `correct`."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from servicelevel.agreement.amendment import with_front
from servicelevel.agreement.check import CheckResult
from servicelevel.agreement.terms import Agreement as Meaning
from upheld.agreements.actions.draft import DraftMovedOn
from upheld.agreements.facts import annexes_from, checked, checked_with_annex, last_version, meaning_of_text
from upheld.agreements.models import Agreement, AgreementVersion, Draft
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.catalogue.actions import services
from upheld.desks.models import Desk


class PublishingRefused(ValueError):
    """The document cannot be published for this desk; the message says why."""


class NotPublishable(PublishingRefused):
    """The document contradicts itself, or its examples do not hold; `result` says all that was found."""

    def __init__(self, result: CheckResult) -> None:
        super().__init__(_("the document has blocking findings, or examples that do not hold"))
        self.result = result


@transaction.atomic
def publish(desk: Desk, text: str, *, by: Actor, at: datetime) -> AgreementVersion:
    """Publish a document as the next version of a desk's agreement.

    Locks the agreement, so that version numbers follow one another. Refuses what `refuse_unfit` does. Recorded in the
    audit trail. Raises: FaultyAgreement, PublishingRefused.
    """
    meaning = meaning_of_text(text)
    agreement, _ = Agreement.objects.select_for_update().get_or_create(desk=desk)
    last = AgreementVersion.objects.filter(agreement=agreement).order_by("-number").first()
    refuse_unfit(desk, text, last=last, at=at)
    version = AgreementVersion.objects.create(
        agreement=agreement,
        number=meaning.version,
        text=text,
        hash=meaning.hash,
        language_version=meaning.language_version,
        effective_at=_takes_effect(meaning, last=last, at=at),
        published_at=at,
        published_by=by.reference,
    )
    services.adopt(desk, {term.key: term.label for term in meaning.services})
    facts = {"version": version.number, "hash": version.hash}
    record("agreement", agreement.pk, "published", desk=desk.name, by=by, at=at, facts=facts)
    return version


@transaction.atomic
def publish_draft(draft: Draft, *, revision: int, effective_on: date, by: Actor, at: datetime) -> AgreementVersion:
    """Publish a draft as the next version, in force from a day, and end the draft.

    Locks the draft. Version and date are written into the document's front matter. Refuses a draft that somebody saved
    since `revision` was read, and what `publish` refuses. Raises: DraftMovedOn, FaultyAgreement, PublishingRefused.
    """
    current = Draft.objects.select_for_update(of=("self",)).select_related("agreement__desk").get(pk=draft.pk)
    if current.revision != revision or current.ending is not None:
        raise DraftMovedOn(current, text=current.text)
    desk = current.agreement.desk
    text = with_front(current.text, version=last_version(desk).number + 1, effective_on=effective_on)
    version = publish(desk, text, by=by, at=at)
    current.ended_at, current.ended_by, current.ending = at, by.reference, Draft.Ending.PUBLISHED
    current.save(update_fields=["ended_at", "ended_by", "ending"])
    return version


def refuse_unfit(desk: Desk, text: str, *, last: AgreementVersion | None, at: datetime) -> None:
    """Refuse a document that cannot follow version `last`; it compiles.

    It must name the desk, pass its own check, have a higher number, and take effect no earlier than today and than
    the versions before it. A first version may take effect in the past: nothing was promised before it.
    Raises: PublishingRefused.
    """
    meaning = meaning_of_text(text)
    if meaning.name != desk.name:
        raise PublishingRefused(
            _("the document names “%(name)s”; this desk is “%(desk)s”") % {"name": meaning.name, "desk": desk.name}
        )
    if not (result := checked(text)).publishable:
        raise NotPublishable(result)
    if last is None:
        return
    if meaning.version <= last.number:
        raise PublishingRefused(
            _("version %(version)s is published; the next must be higher") % {"version": last.number}
        )
    if meaning.effective_on < at.astimezone(ZoneInfo(meaning.zone)).date():
        raise PublishingRefused(
            _("%(day)s has passed; promises already made are not changed afterwards") % {"day": meaning.effective_on}
        )
    refuse_unless_annexes_fit(desk, meaning, at=max(_midnight(meaning), at))
    later = AgreementVersion.objects.filter(agreement=last.agreement_id, effective_at__gt=max(_midnight(meaning), at))
    if waiting := later.first():
        raise PublishingRefused(
            _("version %(version)s is to take effect after %(day)s")
            % {"version": waiting.number, "day": meaning.effective_on}
        )


def refuse_unless_annexes_fit(desk: Desk, meaning: Meaning, *, at: datetime) -> None:
    """Refuse what would leave an annex that holds at `at` or later without its clause, or contradict it.

    Raises: PublishingRefused.
    """
    for annex in annexes_from(desk, at=at):
        if not checked_with_annex(meaning, annex.text).publishable:
            raise PublishingRefused(
                _("annex %(annex)s of %(organisation)s does not fit this version")
                % {"annex": annex.label, "organisation": annex.contract.organisation}
            )


def _takes_effect(meaning: Meaning, *, last: AgreementVersion | None, at: datetime) -> datetime:
    """Return the first instant of its day, but never before it is published if another version held until then."""
    return _midnight(meaning) if last is None else max(_midnight(meaning), at)


def _midnight(meaning: Meaning) -> datetime:
    return datetime.combine(meaning.effective_on, time(), tzinfo=ZoneInfo(meaning.zone))
