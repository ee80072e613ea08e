"""The page of a contract's annex: who has it, what it shows, and what it does."""

import pytest

from tests.support.annexes import SOONER
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.agreements.models import Annex, AnnexWithdrawal
from upheld.customers.models import Contract
from upheld.now import now


@pytest.fixture
def page(cast: Cast) -> str:
    """The address of the page for Globex's contract."""
    contract = Contract.objects.get(organisation=cast.other_contact.organisation)
    return f"/integrato/console/contracts/{contract.pk}/annex/"


def from_today(text: str = SOONER) -> str:
    return text.replace("2026-04-01", now().date().isoformat())


@pytest.mark.parametrize(("part", "status"), [("manager", 200), ("agent", 404), ("auditor", 404), ("other_agent", 404)])
def test_only_managers_have_the_page(cast: Cast, sign_in: SignIn, page: str, part: str, status: int) -> None:
    client = sign_in(getattr(cast, part))

    assert client.get(page).status_code == status
    assert client.post(page, {"text": from_today(), "act": "preview"}).status_code == status
    assert not Annex.objects.exists()


def test_it_shows_what_would_change_before_it_is_published(cast: Cast, sign_in: SignIn, page: str) -> None:
    shown = sign_in(cast.manager).post(page, {"text": from_today(), "act": "preview"}).content.decode()

    assert "What changes for Globex" in shown
    assert "§ 5.1</span>" in shown
    assert "§ 5.2</span>" not in shown
    assert "<ins>" in shown
    assert "Publish for Globex" in shown
    assert not Annex.objects.exists()


def test_publishing_it_is_told_on_the_agreements_page(cast: Cast, sign_in: SignIn, page: str) -> None:
    shown = sign_in(cast.manager).post(page, {"text": from_today(), "act": "publish"}, follow=True).content.decode()

    assert "Annex A of Globex is published" in shown
    assert "<b>Ana Duarte</b> published annex A of Globex" in shown
    assert Annex.objects.get().label == "A"


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("", 422, "Write the clauses"),
        ("no front", 409, "no front matter"),
        (SOONER, 409, "has passed"),
        (from_today().replace("at 10:45", "at 10:30"), 409, "examples that do not hold"),
    ],
)
def test_what_is_refused_keeps_what_was_written(
    cast: Cast, sign_in: SignIn, page: str, text: str, status: int, said: str
) -> None:
    answer = sign_in(cast.manager).post(page, {"text": text, "act": "publish"})

    assert answer.status_code == status
    assert said in answer.content.decode()
    assert text[-60:].strip() in answer.content.decode()
    assert not Annex.objects.exists()


def test_withdrawing_it_is_told_and_it_is_offered_only_once(cast: Cast, sign_in: SignIn, page: str) -> None:
    client = sign_in(cast.manager)
    assert "Withdraw Annex" not in client.get(page).content.decode()
    client.post(page, {"text": from_today(), "act": "publish"})
    assert "Withdraw Annex A" in client.get(page).content.decode()

    shown = client.post(f"{page}withdrawal/", {"effective": "2999-01-01"}, follow=True).content.decode()

    assert "Annex A of Globex is withdrawn from 1 January 2999" in shown
    assert "<b>Ana Duarte</b> withdrew annex A of Globex from 2999-01-01" in shown
    again = client.get(page).content.decode()
    assert "until" in again
    assert "Withdraw Annex" not in again


@pytest.mark.parametrize(
    ("day", "status", "said"),
    [("", 422, "Choose the first day"), ("soon", 422, "Choose a day"), ("2020-01-01", 409, "has passed")],
)
def test_a_withdrawal_that_is_refused_says_why(
    cast: Cast, sign_in: SignIn, page: str, day: str, status: int, said: str
) -> None:
    client = sign_in(cast.manager)
    client.post(page, {"text": from_today(), "act": "publish"})

    answer = client.post(f"{page}withdrawal/", {"effective": day})

    assert answer.status_code == status
    assert said in answer.content.decode()
    assert not AnnexWithdrawal.objects.exists()


@pytest.mark.parametrize("part", ["agent", "auditor", "other_agent"])
def test_only_managers_withdraw(cast: Cast, sign_in: SignIn, page: str, part: str) -> None:
    sign_in(cast.manager).post(page, {"text": from_today(), "act": "publish"})

    answer = sign_in(getattr(cast, part)).post(f"{page}withdrawal/", {"effective": "2999-01-01"})

    assert answer.status_code == 404
    assert not AnnexWithdrawal.objects.exists()
