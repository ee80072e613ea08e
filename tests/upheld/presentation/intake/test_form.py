"""The form by which a customer opens a ticket."""

from datetime import UTC, datetime

import pytest
from django.utils.datastructures import MultiValueDict

from tests.support import intake, shipped
from upheld.presentation.intake.form import TicketForm

IN_HOURS = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
AT_NIGHT = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)


def form(desk: str, *, at: datetime = IN_HOURS, known: bool = False, **other: str | list[str]) -> TicketForm:
    """Return a desk's form as a stranger filled it in, with what a test wants otherwise."""
    data = {key: [value] for key, value in intake.typed(desk).items()}
    data |= {key: value if isinstance(value, list) else [value] for key, value in other.items()}
    return TicketForm(shipped.agreement(desk), at=at, known=known, data=MultiValueDict(data))


@pytest.mark.parametrize("desk", intake.DESKS)
def test_what_the_agreement_asks_for_is_enough(desk: str) -> None:
    assert form(desk).errors == {}


@pytest.mark.parametrize(
    ("desk", "name", "other"),
    [
        ("interworx", "answer_host", {}),
        ("interworx", "answer_remote_assistance", {}),
        ("interworx", "fact_category", {}),
        ("integrato", "answer_steps", {}),
        ("integrato", "answer_impact", {}),
        ("interstellio", "answer_company", {}),
        ("studio", "answer_description", {}),
        ("studio", "answer_emergency_reason", {"fact_priority": "emergency", "answer_site": "a.example"}),
        ("intesys", "subject", {}),
        ("intesys", "fact_priority", {}),
    ],
)
def test_what_the_agreement_requires_is_asked_for_by_name(desk: str, name: str, other: dict[str, str]) -> None:
    assert set(form(desk, **{**other, name: ""}).errors) == {name}


def test_what_does_not_apply_is_neither_required_nor_kept() -> None:
    other = form("interworx", fact_category="other", answer_remote_assistance="", answer_host="web04")
    assert other.errors == {}
    assert other.answers() == {}


def test_whoever_is_known_is_not_asked_who_they_are() -> None:
    known = form("intesys", known=True, name="Somebody else", email="else@where.example")
    assert known.is_valid()
    assert "email" not in known.cleaned_data


@pytest.mark.attack(7, 22)
def test_facts_that_a_contract_settles_are_never_taken_from_the_form() -> None:
    claimed = form("integrato", fact_plan="super-premium", fact_channel="phone", fact_emergency="true")
    assert claimed.stated_facts() == {"category": "defect", "priority": "p2"}


def test_a_value_the_agreement_does_not_know_is_no_fact_and_an_error() -> None:
    odd = form("integrato", fact_priority="p9")
    assert odd.stated_facts() == {"category": "defect"}
    assert "fact_priority" in odd.errors


def test_ticking_a_reason_declares_an_emergency_only_when_it_is_offered() -> None:
    reasons = ["Websites are down"]
    night = form("interworx", at=AT_NIGHT, fact_priority="urgent", reasons=reasons)
    assert night.is_valid()
    assert night.stated_facts()["emergency"] == "true"
    assert night.answers()["reasons"] == reasons
    assert form("interworx", at=AT_NIGHT, fact_priority="urgent").stated_facts()["emergency"] == "false"
    assert "emergency" not in form("interworx", at=AT_NIGHT, fact_priority="low", reasons=reasons).stated_facts()
    assert "emergency" not in form("interworx", at=IN_HOURS, fact_priority="urgent", reasons=reasons).stated_facts()


def test_the_fullest_answer_is_the_message_where_none_is_asked_for() -> None:
    happening = {"answer_emergency_reason": "The website is offline", "answer_site": "a.example"}
    urgent = form("studio", fact_priority="emergency", **happening)
    assert urgent.is_valid()
    assert urgent.message() == "The website is offline"
    assert form("intesys").is_valid()


def test_the_agreements_own_words_label_the_forms_own_fields() -> None:
    assert form("interstellio").fields["name"].label == "Contact person"
    assert form("interworx").fields["text"].help_text.startswith("What is wrong")


def test_a_priority_can_be_given_beforehand() -> None:
    fresh = TicketForm(shipped.agreement("intesys"), at=IN_HOURS, known=True, given={"priority": "p1", "plan": "x"})
    assert fresh.stated_facts() == {"priority": "p1"}


def test_what_was_answered_is_told_in_words() -> None:
    filled = form("interworx")
    assert filled.is_valid()
    assert ("Remote assistance is enabled", "Yes") in filled.answered()
    assert ("Category", "Support") in filled.answered()
