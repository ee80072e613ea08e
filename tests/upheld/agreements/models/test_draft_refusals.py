"""What the database refuses of drafts, whatever the code above it does."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.support.cast import Cast
from upheld.agreements.facts import last_version
from upheld.agreements.models import Draft

AT = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
ENDED = {"ended_at": AT, "ended_by": "agent:1", "ending": "discarded"}


def write(cast: Cast, **fields: Any) -> Draft:
    version = last_version(cast.north)
    said = {"started_at": AT, "started_by": "agent:1", "saved_at": AT, "saved_by": "agent:1", "saved_by_name": "Ravi"}
    return Draft.objects.create(agreement=version.agreement, based_on=version, text="x", **{**said, **fields})


def test_two_open_drafts_of_one_agreement(cast: Cast) -> None:
    write(cast, **ENDED)
    write(cast)

    with pytest.raises(IntegrityError, match="draft_one_open_per_agreement"), transaction.atomic():
        write(cast)


@pytest.mark.parametrize("left_out", sorted(ENDED))
def test_an_end_without_who_when_or_how(cast: Cast, left_out: str) -> None:
    with pytest.raises(IntegrityError, match="draft_ended_at_with_by_and_ending"), transaction.atomic():
        write(cast, **{**ENDED, left_out: None})


def test_a_revision_before_the_first(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="draft_revisions_from_one"), transaction.atomic():
        write(cast, revision=0)
