"""In which language a person is written to: their account's, else the one they came in, else the desk's own."""

import pytest

from upheld.accounts.models import User
from upheld.customers.facts.language import language_of, spoken
from upheld.customers.models import Contact


@pytest.mark.parametrize(
    ("contact", "language"),
    [
        (Contact(user=User(language="pt-br"), language="en"), "pt-br"),
        (Contact(user=User(language="en"), language="pt-br"), "en"),
        (Contact(language="pt-br"), "pt-br"),
        (Contact(), "en"),
    ],
)
def test_the_account_goes_before_the_page_and_the_page_before_the_desk(contact: Contact, language: str) -> None:
    assert language_of(contact, otherwise="en-GB") == language


def test_a_desk_whose_agreement_is_in_portuguese_writes_in_portuguese() -> None:
    assert language_of(Contact(), otherwise="pt-BR") == "pt-br"


@pytest.mark.parametrize(
    ("code", "language"), [("en-GB", "en"), ("en-ZA", "en"), ("pt-BR", "pt-br"), ("it", "en"), ("", "en")]
)
def test_a_language_that_is_not_spoken_is_our_own(code: str, language: str) -> None:
    assert spoken(code) == language
