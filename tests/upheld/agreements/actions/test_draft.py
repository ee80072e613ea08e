"""Writing the next version: one draft for all who write, and no words lost between them."""

from datetime import UTC, datetime

import pytest

from tests.support.cast import Cast
from upheld.agreements.actions import draft as drafts
from upheld.agreements.facts import last_version
from upheld.agreements.models import Draft, DraftRevision
from upheld.audit.models import AuditEvent

AT = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_draft_begins_with_the_last_words_and_the_next_number(cast: Cast) -> None:
    draft = drafts.start(cast.north, by=cast.agent.as_actor, at=AT)

    last = last_version(cast.north)
    assert draft.based_on == last
    assert draft.text == last.text.replace("\nversion: 1\n", "\nversion: 2\n")
    assert draft.revision == 1


def test_who_starts_while_one_is_open_gets_that_one(cast: Cast) -> None:
    first = drafts.start(cast.north, by=cast.agent.as_actor, at=AT)

    assert drafts.start(cast.north, by=cast.manager.as_actor, at=AT) == first
    assert AuditEvent.objects.filter(verb="draft started").count() == 1


def test_of_two_who_save_the_same_revision_the_second_is_given_both_texts(cast: Cast) -> None:
    draft = drafts.start(cast.north, by=cast.agent.as_actor, at=AT)
    drafts.save(draft, "hers\n", revision=1, by=cast.manager.as_actor, at=AT)

    with pytest.raises(drafts.DraftMovedOn, match="Ana Duarte saved revision 2") as refused:
        drafts.save(draft, "his\n", revision=1, by=cast.agent.as_actor, at=AT)

    assert (refused.value.theirs.text, refused.value.text) == ("hers\n", "his\n")
    assert Draft.objects.get().text == "hers\n"


def test_the_same_words_sent_twice_are_saved_once(cast: Cast) -> None:
    draft = drafts.start(cast.north, by=cast.agent.as_actor, at=AT)
    drafts.save(draft, "hers\r\n", revision=1, by=cast.manager.as_actor, at=AT)

    again = drafts.save(draft, "hers\n", revision=1, by=cast.manager.as_actor, at=AT)

    assert again.revision == 2
    assert AuditEvent.objects.filter(verb="draft saved").count() == 1


def test_a_discarded_draft_keeps_its_words_and_takes_no_more(cast: Cast) -> None:
    draft = drafts.start(cast.north, by=cast.agent.as_actor, at=AT)
    drafts.discard(draft, revision=1, by=cast.agent.as_actor, at=AT)

    with pytest.raises(drafts.DraftMovedOn, match="discarded") as refused:
        drafts.save(draft, "late\n", revision=1, by=cast.manager.as_actor, at=AT)

    assert refused.value.text == "late\n"
    assert refused.value.theirs.text == draft.text
    assert drafts.start(cast.north, by=cast.agent.as_actor, at=AT) != draft


def test_a_draft_that_somebody_saved_is_not_discarded_unread(cast: Cast) -> None:
    draft = drafts.start(cast.north, by=cast.agent.as_actor, at=AT)
    drafts.save(draft, "hers\n", revision=1, by=cast.manager.as_actor, at=AT)

    with pytest.raises(drafts.DraftMovedOn):
        drafts.discard(draft, revision=1, by=cast.agent.as_actor, at=AT)
    assert Draft.objects.get().ending is None


def test_what_a_save_replaces_is_kept_even_after_a_conflict(cast: Cast) -> None:
    draft = drafts.start(cast.north, by=cast.agent.as_actor, at=AT)
    drafts.save(draft, "hers\n", revision=1, by=cast.manager.as_actor, at=AT)
    with pytest.raises(drafts.DraftMovedOn) as refused:
        drafts.save(draft, "his\n", revision=1, by=cast.agent.as_actor, at=AT)

    drafts.save(draft, "his\n", revision=refused.value.theirs.revision, by=cast.agent.as_actor, at=AT)

    kept = DraftRevision.objects.order_by("number").values_list("number", "text", "saved_by_name")
    assert list(kept) == [(1, draft.text, "Ravi Menon"), (2, "hers\n", "Ana Duarte"), (3, "his\n", "Ravi Menon")]


def test_a_revision_is_brought_back_as_the_newest_and_nothing_is_lost(cast: Cast) -> None:
    draft = drafts.start(cast.north, by=cast.agent.as_actor, at=AT)
    drafts.save(draft, "hers\n", revision=1, by=cast.manager.as_actor, at=AT)
    drafts.save(draft, "his\n", revision=2, by=cast.agent.as_actor, at=AT)

    again = drafts.bring_back(DraftRevision.objects.get(number=2), revision=3, by=cast.manager.as_actor, at=AT)

    assert (again.revision, again.text, again.saved_by_name) == (4, "hers\n", "Ana Duarte")
    assert DraftRevision.objects.get(number=3).text == "his\n"
    event = AuditEvent.objects.get(verb="draft revision brought back")
    assert event.facts == {"revision": 4, "brought_back": 2}


def test_a_revision_is_not_brought_back_over_words_that_were_not_read(cast: Cast) -> None:
    draft = drafts.start(cast.north, by=cast.agent.as_actor, at=AT)
    drafts.save(draft, "hers\n", revision=1, by=cast.manager.as_actor, at=AT)

    with pytest.raises(drafts.DraftMovedOn, match="Ana Duarte saved revision 2"):
        drafts.bring_back(DraftRevision.objects.get(number=1), revision=1, by=cast.agent.as_actor, at=AT)
    assert Draft.objects.get().text == "hers\n"


def test_bringing_back_what_the_draft_says_already_saves_and_records_nothing(cast: Cast) -> None:
    draft = drafts.start(cast.north, by=cast.agent.as_actor, at=AT)
    drafts.save(draft, "hers\n", revision=1, by=cast.manager.as_actor, at=AT)
    drafts.save(draft, draft.text, revision=2, by=cast.manager.as_actor, at=AT)

    drafts.bring_back(DraftRevision.objects.get(number=1), revision=3, by=cast.agent.as_actor, at=AT)

    assert Draft.objects.get().revision == 3
    assert not AuditEvent.objects.filter(verb="draft revision brought back").exists()
