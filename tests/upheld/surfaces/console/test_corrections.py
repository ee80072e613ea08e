"""Putting hours right from the console: what would change is shown first, and what was done stays to be read."""

import re
from datetime import UTC, datetime

import pytest
from django.http import HttpResponse

from tests.support import builders
from tests.support.amended import amended
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.agreements.models import AgreementVersion
from upheld.tickets.models import Recount

PAGE = "/integrato/console/agreement/corrections/"
HOLIDAY = (
    "        name: bank holidays of England\n",
    "        name: bank holidays of England\n      - {name: Founders' day, rule: 2026-06-17}\n",
)
MONDAY = datetime(2026, 6, 15, 10, 0, tzinfo=UTC)


def text(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_what_would_change_is_shown_and_then_done(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.other_contact, at=MONDAY, priority="p2")
    manager = sign_in(cast.manager)
    document = amended("integrato", HOLIDAY)

    seen = text(manager.post(PAGE, {"text": document, "act": "preview"}))
    before = Recount.objects.count()
    done = text(manager.post(PAGE, {"text": document, "act": "apply"}, follow=True))

    assert "1 ticket would change" in seen
    assert "Resolution" in seen
    assert before == 0
    assert "Version 2 counts in place of version 1." in done
    assert "1 ticket changed" in done
    assert "Version 2</b> corrects version 1" in text(manager.get(PAGE))
    assert "as corrected by v2" in text(manager.get("/integrato/console/tickets/1/"))


def test_what_is_no_correction_is_refused_and_the_text_is_kept(cast: Cast, sign_in: SignIn) -> None:
    document = amended("integrato", ("label: Waiting for a supplier", "label: Waiting for somebody"))

    answer = sign_in(cast.manager).post(PAGE, {"text": document, "act": "apply"})

    assert answer.status_code == 409
    assert "amend the agreement instead" in text(answer)
    assert "Waiting for somebody" in text(answer)
    assert AgreementVersion.objects.filter(agreement__desk=cast.north).count() == 1


def test_every_fault_of_a_document_is_named(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.manager).post(PAGE, {"text": "no agreement", "act": "preview"})

    assert answer.status_code == 409
    assert "Not done." in text(answer)


@pytest.mark.parametrize("part", ["agent", "auditor", "other_agent"])
@pytest.mark.parametrize("address", ["", "2/"])
def test_only_those_who_may_publish_put_hours_right(cast: Cast, sign_in: SignIn, part: str, address: str) -> None:
    client = sign_in(getattr(cast, part))

    assert client.get(f"{PAGE}{address}").status_code == 404
    assert client.post(PAGE, {"text": amended("integrato", HOLIDAY), "act": "apply"}).status_code == 404
    assert AgreementVersion.objects.filter(agreement__desk=cast.north).count() == 1
