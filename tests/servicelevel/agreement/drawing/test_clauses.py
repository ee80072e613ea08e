"""What the clauses of the five agreements, and a few small ones, look like."""

from datetime import UTC, datetime
from functools import cache

import pytest

from servicelevel.agreement.drawing.drawer import Unstated, stated
from servicelevel.agreement.page import build_page
from servicelevel.agreement.page_nodes import CheckList, FactsList, HolidayTable, Note, Page, PageBlock, Table
from servicelevel.agreement.terms import Agreement
from tests.support.agreements import shipped, small

AT = datetime(2026, 11, 23, 15, tzinfo=UTC)
Pairs = tuple[tuple[str, str], ...]


@cache
def page_of(agreement: Agreement, plan: str | None) -> Page:
    return build_page(agreement, at=AT, plan=plan)


def blocks(agreement: Agreement, number: str = "2", *, plan: str | None = None) -> list[PageBlock]:
    return list(next(section for section in page_of(agreement, plan).sections if section.number == number).blocks)


def tables(agreement: Agreement, number: str = "2") -> list[list[tuple[str, ...]]]:
    found = (block for block in blocks(agreement, number) if isinstance(block, Table))
    return [[tuple(cell.text for cell in row) for row in table.rows] for table in found]


def facts(
    agreement: Agreement, number: str = "2", *, plan: str | None = None
) -> dict[str, tuple[tuple[str, str], ...]]:
    return {block.title: block.pairs for block in blocks(agreement, number, plan=plan) if isinstance(block, FactsList)}


def lists(agreement: Agreement, number: str = "2") -> dict[str, tuple[str, ...]]:
    return {block.title: block.items for block in blocks(agreement, number) if isinstance(block, CheckList)}


def notes(agreement: Agreement, number: str = "2") -> list[str]:
    return [block.text for block in blocks(agreement, number) if isinstance(block, Note)]


def test_channels_say_their_hours_and_whether_an_account_is_needed() -> None:
    (table,) = (block for block in blocks(shipped("intesys"), "1.1") if isinstance(block, Table))
    portal, _, phone = table.rows
    assert (portal[2].text, portal[2].note) == ("Any hour", "with an account")
    assert (phone[2].text, phone[2].note) == ("Office hours", None)


def test_plans_are_told_where_there_is_something_to_tell() -> None:
    assert facts(shipped("intesys"), "1.2")["Plans"][1] == ("Business", "With an account manager")
    one = small("plans: {gold: {label: Gold}}")
    assert not any(isinstance(block, FactsList) for block in blocks(one))


def test_the_form_lists_what_may_be_chosen_and_refers_to_long_lists() -> None:
    (rows,) = tables(shipped("interworx"), "3.2")
    licence = "Bought directly from InterWorx"
    assert rows[:5] == [
        ("Category", "Support or Anything else", "To choose"),
        ("Licence", f"{licence} or From a reseller or server provider", f"{licence}, unless chosen"),
        ("Role", "Holder of the licence or SiteWorx user", "Holder of the licence, unless chosen"),
        ("Topic", "One of those in clause 1.2", "To choose"),
        ("Priority", "Urgent, High, Medium, Low or Information", "Medium, unless chosen"),
    ]


def test_a_field_says_for_what_it_is_and_what_it_offers() -> None:
    (table,) = (block for block in blocks(shipped("studio"), "2.2") if isinstance(block, Table))
    reason = next(row for row in table.rows if row[0].text == "What is happening?")
    assert reason[0].note == "only for Emergency"
    assert reason[1].text.endswith("hacked or The main function of the website does not work")


def test_facts_are_defined_beside_the_form_or_listed_in_a_clause_of_their_own() -> None:
    plain = "facts: {category: {values: {a: A, b: B}}}"
    form = "\n```\n\n## 3 Form\n\n```terms\nintake: {asks: [category], fields: {x: {label: X, kind: text}}}"
    assert lists(small(plain + form)) == {"Category": ("A", "B")}
    defined = "facts: {category: {values: {a: {label: A, definition: First}}}}"
    assert facts(small(defined + form)) == {"Category": (("A", "First"),)}
    assert blocks(small(plain))[1:] == []


def test_who_is_served_reads_as_a_table() -> None:
    (rows,) = tables(shipped("interworx"), "1.1")
    assert [row[:2] for row in rows] == [
        ("Licence: From a reseller or server provider", "Redirected"),
        ("Role: SiteWorx user", "Redirected"),
    ]
    (rows,) = tables(small("entitlement: [{outcome: best_effort}]"))
    assert rows == [("Everyone", "Best effort", "")]


def test_services_with_and_without_a_guarantee() -> None:
    (rows,) = tables(small("services: {a: {label: A, availability: 99.9 %}, b: {label: B, definition: Free}}"))
    assert rows == [("A", "99.9 %", "each calendar month"), ("B", "no guarantee", "")]


def test_credits_say_the_step_the_cap_and_how_to_claim() -> None:
    intesys = shipped("intesys")
    (rows,) = tables(intesys, "6.2")
    assert rows == [("Below the guarantee", "10 %"), ("Below 99.0 %", "25 %"), ("Below 95.0 %", "100 %")]
    assert facts(intesys, "6.2")["Claims"][1] == (
        "Who is eligible",
        "Customers whose service agreement includes credits",
    )
    bare = small(
        "credits: {steps: [{below: guarantee, credit: 5 %}], base: the fee, claim_within: 30 days, claim_by: a letter}"
    )
    assert [term for term, _ in facts(bare)["Claims"]] == ["Most that is owed", "How to claim"]
    assert lists(bare) == {}


def test_maintenance_with_and_without_proof() -> None:
    assert any("proven" in note for note in notes(shipped("intesys"), "7"))
    bare = small("maintenance: {notice: 24 hours, channels: [E-mail], proof_needed: false}")
    assert facts(bare)["Planned maintenance"] == (("Notice", "At least 24 h ahead"), ("Preferably", "At any hour"))
    assert notes(bare) == []


def test_meetings_are_for_some_or_for_everyone() -> None:
    (rows,) = tables(shipped("interstellio"), "5")
    assert rows[0] == ("Immediate call on Zoom", "P1 – Critical", "At once", "1 h, by video")
    assert rows[1] == ("Meeting", "Everyone", "In business hours", "30 min, by video")


def test_remote_assistance_says_how_long_and_what_never_to_send() -> None:
    assert notes(shipped("interworx"), "3.3") == ["Do not send us the root password; we do not need it."]
    terms = "remote_assistance: {required_when: {priority: p1}, how: Press the button, lasts: 2 hours}"
    assert facts(small(terms))["Remote assistance"][2] == ("It lasts", "2 h")
    assert notes(small(terms)) == []


def test_queues_say_for_whom_and_only_to_those_concerned() -> None:
    text = "First come, first served; your place in the queue is shown on the ticket."
    assert f"Standard request, Without a contract: {text}" in notes(shipped("studio"), "2.3")
    page = build_page(shipped("studio"), at=AT, plan="care")
    assert not any(text in getattr(block, "text", "") for section in page.sections for block in section.blocks)
    assert notes(small("queue: [{say: One after another., place_shown: true}]")) == ["One after another."]


def test_escalation_shows_its_ways_and_its_ladder() -> None:
    (rows,) = tables(shipped("intesys"), "5")
    assert [row[2] for row in rows] == ["Everyone", "Business and Enterprise", "Everyone", "Everyone"]
    for_standard = [block for block in blocks(shipped("intesys"), "5", plan="standard") if isinstance(block, Table)]
    assert len(for_standard[0].rows) == 3
    ladder = small(
        "escalation: {ladder: [{to: Lead, after: 30 minutes}, {to: Head, kind: hierarchical, at: 100 %}, {to: All}]}"
    )
    assert facts(ladder)["The ladder"] == (
        ("After 30 min", "Lead"),
        ("At 100 % of the time", "Head"),
        ("At once", "All"),
    )


def test_an_emergency_says_what_it_is_who_is_alerted_and_what_it_costs() -> None:
    studio = facts(shipped("studio"), "4.1")
    assert studio["Who is alerted"] == (("Emergency", "The whole team is alerted by SMS."),)
    assert studio["What it costs"] == (
        ("Emergency, Without a contract", "150 EUR per hour, if we choose to charge it"),
    )
    assert "What it costs" not in facts(shipped("studio"), "4.1", plan="care")
    assert "Whether it is one is judged by a member of the support team." in notes(shipped("interworx"), "6.1")


def test_an_emergency_without_conditions_alerts_always_and_tells_what_is_not_one() -> None:
    terms = """emergency:
  qualifies: [Fire]
  not_qualifying: [Smoke]
  declared_by: form
  when: {priority: p1}
  pages: [{who: team, by: [call]}]
  unanswered: [{to: Head, after: 10 minutes}]
  charges: [{amount: 90 EUR, per: incident}]"""
    drawn = small(terms)
    assert lists(drawn) == {"What is an emergency": ("Fire",), "What is not": ("Smoke",)}
    assert facts(drawn)["Who is alerted"] == (
        ("Always", "The team is alerted by a phone call."),
        ("Nobody answers: after 10 min", "Head"),
    )
    assert facts(drawn)["What it costs"] == (("Everyone", "90 EUR per incident"),)
    assert notes(drawn) == []
    quiet = small("emergency: {qualifies: [Fire], declared_by: form, when: {priority: p1}}")
    assert facts(quiet) == {}


def test_clocks_say_what_ends_them_and_what_reopening_does() -> None:
    ((metric, words),) = facts(shipped("integrato"), "5.2")["What ends a clock"]
    assert metric == "Resolution"
    assert words.startswith("Ends when it is resolved or there is a workaround. Reopened, it is counted again")


def test_waiting_stops_only_what_is_promised() -> None:
    assert facts(shipped("intesys"), "4.3")["While we wait"][0][1] == "The time to a resolution stands still"
    assert facts(shipped("interworx"), "5")["While we wait"][0][1] == "No promised time stands still"


def test_warnings_name_the_share_the_firmness_and_who_is_told() -> None:
    assert notes(shipped("intesys"), "4.3")[:2] == [
        "When 75% of a promised time has gone by, the desk warns whoever has the ticket.",
        "When a promised time has gone by, the desk warns whoever has the ticket and the team lead.",
    ]
    assert notes(shipped("interstellio"), "3.3")[0].startswith("When 50% of a time that is guaranteed has gone by")


def test_public_holidays_are_named_once_and_dated() -> None:
    (table,) = (block for block in blocks(shipped("studio"), "2.4") if isinstance(block, HolidayTable))
    assert table.caption == "Public holidays of France, without office hours"
    assert {row.rule for row in table.rows} == {""}
    assert str(table.rows[0].next_on) == "2026-12-25"


def test_a_day_that_is_past_for_good_comes_last_and_has_no_date() -> None:
    mixed = small(
        "calendars: {shop: {label: shop hours, week: {monday: 09:00-12:00}, holidays:"
        " [{name: Opening day, rule: 2020-05-05}, {name: May Day, rule: 1 May}, {country: FR}]}}"
    )
    (table,) = (block for block in blocks(mixed) if isinstance(block, HolidayTable))
    assert table.rows[-1].name == "Opening day"
    assert table.rows[-1].next_on is None
    assert table.caption == "Days without shop hours"


def test_exceptions_are_listed_by_date() -> None:
    terms = (
        "calendars: {shop: {label: shop hours, week: {monday: 09:00-12:00},"
        " closures: [{on: 2026-12-07, why: stocktaking}], extra: [{on: 2026-12-06, hours: 10:00-12:00}]}}"
    )
    assert facts(small(terms))["Exceptions"] == (
        ("2026-12-07", "closed: stocktaking"),
        ("2026-12-06", "also open 10:00–12:00"),
    )


def test_silences_are_told_as_remarks() -> None:
    terms = "silences: [{finding: facts-without-target, say: Nothing is promised for the rest.}]"
    assert notes(small(terms)) == ["Nothing is promised for the rest."]


def test_a_condition_that_is_met_inside_hours_says_during() -> None:
    terms = "queue: [{when: {received: {inside: office}}, say: In turn., place_shown: false}]"
    assert notes(small(terms)) == ["Received during office hours: In turn."]


def test_drawing_what_is_not_stated_is_refused() -> None:
    with pytest.raises(Unstated):
        stated(None)
