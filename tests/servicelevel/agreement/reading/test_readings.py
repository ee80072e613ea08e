"""Readings that no shipped agreement has: what the language takes for granted, and rarer forms."""

from datetime import date

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.terms import Metric
from tests.support.agreements import small, small_text


def test_the_only_calendar_is_the_main_one() -> None:
    assert compile_agreement(small_text().replace("    main: true\n", "")).office.name == "office"


def test_easter_is_a_day_off_by_name() -> None:
    rule = "{name: Easter, rule: Easter Sunday}"
    calendar = small(f"calendars: {{o: {{label: O, week: {{monday: closed}}, holidays: {rule}}}}}").calendars["o"]
    assert [holiday.on for holiday in calendar.holidays_in(2027)] == [date(2027, 3, 28)]


def test_a_country_may_be_kept_without_its_substitute_days() -> None:
    def days(observed: str) -> set[date]:
        terms = f"calendars: {{o: {{label: O, week: {{monday: closed}}, holidays: {{country: ZA{observed}}}}}}}"
        return {holiday.on for holiday in small(terms).calendars["o"].holidays_in(2027)}

    assert date(2027, 8, 9) in days("")
    assert days(", observed: false") < days(", observed: true") == days("")


def test_topics_that_all_qualify_make_no_rule() -> None:
    agreement = small("topics: {qualify: {mail: Mail}, others: {}, say: No.}")
    assert agreement.entitlements == ()


def test_a_clock_that_says_nothing_is_as_usual() -> None:
    usual = small().clock_rules[Metric.RESPONSE_TIME]
    stated = small("clocks: {response_time: {}}").clock_rules[Metric.RESPONSE_TIME]
    assert (stated.starts, stated.stops, stated.reopening) == (usual.starts, usual.stops, usual.reopening)


def test_elapsed_time_may_be_named_and_is_worded_without_the_name() -> None:
    rule = "targets: {response_time: {strength: target, rules: [{within: %s}]}}"
    named, bare = small(rule % "2 elapsed hours").targets[0].amount, small(rule % "2 hours").targets[0].amount
    assert named == bare
    assert named is not None
    assert named.words == "2 hours"


def test_every_term_that_is_pointed_at_knows_its_place() -> None:
    text = small_text("silences:\n  - finding: example-missing\n    say: There is none.")
    (silence,) = compile_agreement(text).silences
    assert text.split("\n")[silence.line - 1][silence.column - 1 :].startswith("finding:")
