"""The order of the questions."""

from datetime import UTC, datetime

from tests.support import shipped
from upheld.presentation.intake.form import TicketForm
from upheld.presentation.intake.parts import parts_of

AT_NIGHT = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)


def names(desk: str, *, known: bool = True) -> list[str]:
    return [part.field.name for part in parts_of(TicketForm(shipped.agreement(desk), at=AT_NIGHT, known=known))]


def test_the_category_comes_first_and_what_it_opens_follows_it() -> None:
    asked = names("interworx")
    assert asked[:3] == ["fact_category", "answer_host", "answer_remote_assistance"]
    assert asked[3:6] == ["fact_licence", "fact_role", "fact_topic"]
    assert asked[-2:] == ["fact_priority", "reasons"]


def test_what_the_priority_opens_stands_below_it() -> None:
    asked = names("studio", known=False)
    assert asked[:4] == ["name", "email", "subject", "fact_priority"]
    assert "answer_emergency_reason" in asked[4:]


def test_every_field_of_the_form_is_asked_once() -> None:
    for desk in ("intesys", "interstellio", "integrato", "studio", "interworx"):
        form = TicketForm(shipped.agreement(desk), at=AT_NIGHT, known=False)
        assert sorted(part.field.name for part in parts_of(form)) == sorted(
            set(form.fields) - {"submission", "follows"}
        )


def test_what_opens_a_question_has_a_number() -> None:
    form = TicketForm(shipped.agreement("interworx"), at=AT_NIGHT, known=True)
    parts = {part.field.name: part for part in parts_of(form)}
    assert parts["answer_host"].switches == parts["answer_remote_assistance"].switches
    assert parts["answer_host"].switches != parts["reasons"].switches
    assert parts["subject"].switches == ()
