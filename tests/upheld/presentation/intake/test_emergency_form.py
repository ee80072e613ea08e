"""The form that an agreement has for emergencies alone."""

from datetime import UTC, datetime

from django.utils.datastructures import MultiValueDict

from tests.support import intake, shipped
from upheld.presentation.intake.emergency_form import EmergencyForm

NIGHT = datetime(2026, 11, 22, 2, 12, tzinfo=UTC)


def form(**other: list[str]) -> EmergencyForm:
    data = {key: [value] for key, value in intake.declared("studio").items()} | other
    return EmergencyForm(shipped.agreement("studio"), at=NIGHT, known=False, data=MultiValueDict(data))


def test_it_asks_what_the_agreement_asks_in_an_emergency_and_where_to_call() -> None:
    names = [question.name for question, _optional in form().questions()]
    assert names == [
        *("name", "email", "answer_emergency_reason", "answer_site", "answer_emergency_details", "callback")
    ]
    assert [question.name for question, optional in form().questions() if optional] == ["answer_emergency_details"]


def test_the_ticket_is_named_by_where_it_happens_and_what() -> None:
    sent = form()
    assert sent.is_valid(), sent.errors
    assert sent.cleaned_data["subject"] == "a.example: The website is offline"
    assert (sent.message(), sent.site()) == ("White page since 01:50.", "a.example")
    assert sent.answers()["emergency_reason"] == ["The website is offline"]
    assert sent.stated_facts() == {"priority": "emergency"}


def test_where_nothing_was_written_what_was_ticked_is_the_message() -> None:
    both = ["The website is offline", "The website seems to be hacked"]
    sent = form(answer_emergency_details=[""], answer_emergency_reason=both)
    assert sent.is_valid()
    assert sent.message() == "The website is offline, The website seems to be hacked"


def test_what_is_missing_is_said_where_it_is() -> None:
    assert set(form(answer_site=[""], callback=["0612345678"], answer_emergency_reason=[]).errors) == {
        *("answer_site", "callback", "answer_emergency_reason")
    }


def test_consent_is_required_once_something_may_be_charged() -> None:
    free, charged = form(), form()
    charged.ask_consent("150 EUR per hour may be charged.")
    assert free.is_valid()
    assert set(charged.errors) == {"consent"}


def test_an_agreement_that_asks_nothing_in_emergencies_has_its_reasons_ticked() -> None:
    agreement = shipped.agreement("interworx")
    asked = EmergencyForm(agreement, at=NIGHT, known=True)
    assert {question.name for question, _optional in asked.questions()} >= {"reasons", "text", "callback"}
    assert ("Websites are down", "Websites are down") in asked.fields["reasons"].choices  # type: ignore[attr-defined]  # made as a choice field
    assert asked.stated_facts() == {"priority": "urgent"}
