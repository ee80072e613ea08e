"""What the database refuses of the revisions of a draft, whatever the code above it does."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.support.cast import Cast
from upheld.agreements.actions import draft as drafts
from upheld.agreements.models import Draft, DraftRevision

AT = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return drafts.start(cast.north, by=cast.agent.as_actor, at=AT)


def write(draft: Draft, number: int) -> DraftRevision:
    said = {"saved_at": AT, "saved_by": "agent:1", "saved_by_name": "Ravi"}
    return DraftRevision.objects.create(draft=draft, number=number, text="x", **said)


def test_a_change_of_what_was_saved(draft: Draft) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        DraftRevision.objects.update(text="what I meant")
    with pytest.raises(DatabaseError), transaction.atomic():
        DraftRevision.objects.all().delete()


def test_two_of_one_number(draft: Draft) -> None:
    with pytest.raises(IntegrityError, match="draft_revision_number_once"), transaction.atomic():
        write(draft, 1)


def test_one_before_the_first(draft: Draft) -> None:
    with pytest.raises(IntegrityError, match="draft_revision_numbers_from_one"), transaction.atomic():
        write(draft, 0)
