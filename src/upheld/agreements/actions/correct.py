"""Correcting what a published version says about hours, from the beginning; amending it from a date is `publish`."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from servicelevel.agreement.correction import refuse_more_than_hours
from servicelevel.agreement.terms import Agreement as Meaning
from upheld.agreements.actions.publish import NotPublishable, PublishingRefused
from upheld.agreements.facts import (
    annexes_from,
    checked,
    checked_with_annex,
    counting_version,
    meaning_of,
    meaning_of_text,
)
from upheld.agreements.models import Agreement, AgreementVersion
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk


@transaction.atomic
def correct(desk: Desk, text: str, *, wrong: AgreementVersion, by: Actor, at: datetime) -> AgreementVersion:
    """Publish a document that counts in place of version `wrong` from the beginning.

    Locks the agreement. Refuses what `check` does. No ticket is counted anew here. Recorded in the audit trail.
    Raises: PublishingRefused, NoCorrection, FaultyAgreement.
    """
    agreement = Agreement.objects.select_for_update().get(desk=desk)
    check(desk, text, wrong=wrong)
    meaning = meaning_of_text(text)
    version = AgreementVersion.objects.create(
        agreement=agreement,
        number=meaning.version,
        text=text,
        hash=meaning.hash,
        language_version=meaning.language_version,
        corrects=wrong,
        effective_at=wrong.effective_at,
        published_at=at,
        published_by=by.reference,
    )
    _count_in_place(agreement, wrong, version)
    facts = {"version": version.number, "corrects": wrong.number, "hash": version.hash}
    record("agreement", agreement.pk, "corrected", desk=desk.name, by=by, at=at, facts=facts)
    return version


def check(desk: Desk, text: str, *, wrong: AgreementVersion) -> None:
    """Refuse a document that cannot correct a version: another desk's, unfit, not the next, of another day, of more.

    And one that an annex does not fit.

    Raises: PublishingRefused, NoCorrection, FaultyAgreement.
    """
    meaning, mistaken = meaning_of_text(text), meaning_of(wrong)
    last = AgreementVersion.objects.filter(agreement__desk=desk).order_by("-number").first()
    if meaning.name != desk.name:
        raise PublishingRefused(
            _("the document names “%(name)s”; this desk is “%(desk)s”") % {"name": meaning.name, "desk": desk.name}
        )
    if not (result := checked(text)).publishable:
        raise NotPublishable(result)
    if counting_version(wrong) != wrong:
        raise PublishingRefused(
            _("version %(version)s is corrected already; correct the version that counts now")
            % {"version": wrong.number}
        )
    if last is None or meaning.version <= last.number:
        published = last.number if last else 0
        raise PublishingRefused(
            _("version %(version)s is published; the correction needs the next number") % {"version": published}
        )
    if meaning.effective_on != mistaken.effective_on:
        raise PublishingRefused(
            _("a correction is effective from the same day as version %(version)s, %(day)s")
            % {"version": wrong.number, "day": mistaken.effective_on}
        )
    refuse_more_than_hours(mistaken, meaning)
    _refuse_unless_annexes_fit(desk, mistaken, meaning, at=wrong.effective_at)


def _refuse_unless_annexes_fit(desk: Desk, mistaken: Meaning, meaning: Meaning, *, at: datetime) -> None:
    """Refuse a correction that an annex which is read with the wrong version does not fit.

    Tickets may be pinned to each that held since then. Of what they state, examples may have rested on the wrong hours.
    """
    for annex in annexes_from(desk, at=at):
        was, now = (checked_with_annex(one, annex.text).agreement for one in (mistaken, meaning))
        if was is not None and now is None:
            whose = f"annex {annex.label} of {annex.contract.organisation}"
            raise PublishingRefused(_("%(whose)s does not fit this correction") % {"whose": whose})


def _count_in_place(agreement: Agreement, wrong: AgreementVersion, right: AgreementVersion) -> None:
    """Let the new version count in place of the one it corrects, and of every one for which that counted until now."""
    counts = {"version": right.pk, "number": right.number, "hash": right.hash}
    replaced = {number for number, known in agreement.counted_as.items() if known["version"] == wrong.pk}
    for number in {*replaced, str(wrong.number)}:
        agreement.counted_as[number] = counts
    agreement.save(update_fields=["counted_as"])
