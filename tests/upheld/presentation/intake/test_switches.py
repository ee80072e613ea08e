"""Which answers open which questions."""

from upheld.presentation.intake.switches import KNOWN_TO_STYLESHEET, Switches, SwitchingSelect

SUPPORT = {"category": frozenset({"support"})}
PRESSING = {"priority": frozenset({"high", "urgent"})}


def test_a_condition_keeps_its_number() -> None:
    switches = Switches()
    assert switches.number(SUPPORT) == (1,)
    assert switches.number({**PRESSING, **SUPPORT}) == (1, 2)
    assert switches.opened_by("priority", "high") == "opens-2"
    assert switches.opened_by("priority", "low") == ""


def test_options_carry_what_they_open_even_when_it_is_numbered_later() -> None:
    switches = Switches()
    widget = SwitchingSelect("category", switches)
    widget.choices = [("support", "Support"), ("other", "Other")]
    switches.number(SUPPORT)
    html = widget.render("fact_category", "other")
    assert '<option value="support" class="opens-1">' in html
    assert '<option value="other" selected>' in html


def test_the_five_agreements_need_fewer_conditions_than_the_stylesheet_knows() -> None:
    from tests.support import intake
    from tests.support.shipped import agreement

    for name in intake.DESKS:
        conditions = {tuple(term.shown_when.items()) for term in agreement(name).intake.fields if term.shown_when}
        assert len(conditions) < KNOWN_TO_STYLESHEET
