"""Publishing: what follows what, from when, and what is refused."""

from datetime import UTC, date, datetime, timedelta

import pytest

from servicelevel.agreement.amendment import with_front
from servicelevel.agreement.faults import FaultyAgreement
from tests.support.cast import Cast
from tests.upheld.agreements.amended import AT, BROKEN, FASTER, drafted
from upheld.agreements.actions import draft as drafts
from upheld.agreements.actions.publish import NotPublishable, PublishingRefused, publish, publish_draft
from upheld.agreements.facts import in_force, last_version, meaning_of
from upheld.agreements.models import AgreementVersion, Draft
from upheld.audit.models import AuditEvent

# The day the clocks go forward in London, and the one after.
TODAY, TOMORROW = date(2026, 3, 29), date(2026, 3, 30)


def test_a_draft_becomes_the_next_version_from_its_day_on(cast: Cast) -> None:
    draft = drafted(cast, *FASTER)

    version = publish_draft(draft, revision=2, effective_on=TOMORROW, by=cast.manager.as_actor, at=AT)

    midnight = datetime(2026, 3, 29, 23, 0, tzinfo=UTC)  # summer time in London
    assert (version.number, version.effective_at) == (2, midnight)
    assert in_force(cast.north, at=midnight - timedelta(microseconds=1)).number == 1
    assert in_force(cast.north, at=midnight).number == 2
    assert meaning_of(version).effective_on == TOMORROW
    assert Draft.objects.get().ending == Draft.Ending.PUBLISHED
    event = AuditEvent.objects.get(verb="published", desk=cast.north.name, facts__version=2)
    assert (event.by, event.facts["hash"]) == (cast.manager.as_actor.reference, meaning_of(version).hash)


def test_what_takes_effect_today_does_not_reach_back_to_this_morning(cast: Cast) -> None:
    noon = AT + timedelta(hours=11)

    version = publish_draft(drafted(cast, *FASTER), revision=2, effective_on=TODAY, by=cast.manager.as_actor, at=noon)

    assert version.effective_at == noon
    assert in_force(cast.north, at=noon - timedelta(microseconds=1)).number == 1


def test_a_day_that_has_passed_is_refused_and_the_draft_stays_open(cast: Cast) -> None:
    with pytest.raises(PublishingRefused, match="has passed"):
        publish_draft(drafted(cast), revision=1, effective_on=date(2026, 3, 28), by=cast.manager.as_actor, at=AT)

    assert Draft.objects.get().ending is None


def test_a_day_before_a_version_that_is_still_to_come_is_refused(cast: Cast) -> None:
    publish_draft(drafted(cast, *FASTER), revision=2, effective_on=date(2026, 5, 1), by=cast.manager.as_actor, at=AT)

    with pytest.raises(PublishingRefused, match="version 2 is to take effect after"):
        publish_draft(drafted(cast), revision=1, effective_on=date(2026, 4, 30), by=cast.manager.as_actor, at=AT)


def test_a_draft_that_somebody_saved_since_it_was_read_is_refused(cast: Cast) -> None:
    draft = drafted(cast, *FASTER)

    with pytest.raises(drafts.DraftMovedOn):
        publish_draft(draft, revision=1, effective_on=TOMORROW, by=cast.manager.as_actor, at=AT)
    assert last_version(cast.north).number == 1


def test_a_draft_is_published_once(cast: Cast) -> None:
    draft = drafted(cast, *FASTER)
    publish_draft(draft, revision=2, effective_on=TOMORROW, by=cast.manager.as_actor, at=AT)

    with pytest.raises(drafts.DraftMovedOn, match="published"):
        publish_draft(draft, revision=2, effective_on=TOMORROW, by=cast.manager.as_actor, at=AT)


def test_a_document_whose_example_does_not_hold_is_refused_with_all_that_was_found(cast: Cast) -> None:
    with pytest.raises(NotPublishable) as refused:
        publish_draft(drafted(cast, *BROKEN), revision=2, effective_on=TOMORROW, by=cast.manager.as_actor, at=AT)

    assert [example.ok for example in refused.value.result.examples].count(False) == 1
    assert AgreementVersion.objects.filter(agreement__desk=cast.north).count() == 1


def test_a_faulty_document_is_refused_with_every_fault(cast: Cast) -> None:
    with pytest.raises(FaultyAgreement):
        publish_draft(
            drafted(cast, ("```terms\n", "")), revision=2, effective_on=TOMORROW, by=cast.manager.as_actor, at=AT
        )


@pytest.mark.attack(33)
def test_another_desks_document_and_a_number_that_is_taken_are_refused(cast: Cast) -> None:
    text = last_version(cast.north).text

    with pytest.raises(PublishingRefused, match="this desk is “interworx”"):
        publish(cast.south, text, by=cast.manager.as_actor, at=AT)
    with pytest.raises(PublishingRefused, match="the next must be higher"):
        publish(cast.north, with_front(text, version=1, effective_on=TOMORROW), by=cast.manager.as_actor, at=AT)
