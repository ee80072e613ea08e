"""The page as a file that stands alone."""

from datetime import UTC, datetime

import pytest

from servicelevel.agreement.page import build_page
from tests.support.agreements import NAMES, shipped, small
from upheld.agreement_pages import page_html

AT = datetime(2026, 11, 23, 15, tzinfo=UTC)


def html(name: str) -> str:
    return page_html(build_page(shipped(name), at=AT))


@pytest.mark.parametrize("name", NAMES)
def test_it_has_every_clause_and_fetches_nothing(name: str) -> None:
    page = html(name)
    assert all(f'id="{clause.anchor}"' in page for clause in shipped(name).clauses)
    assert not any(part in page for part in ("<script", "<link", "<img", "@import", "url("))
    assert shipped(name).hash in page


def test_assumptions_are_marked_and_promises_carry_their_line() -> None:
    page = html("interstellio")
    assert "<b>Assumed.</b> Business hours and business days" in page
    assert '<span class="firm guaranteed">Within 1 hour</span>' in page


def test_addresses_are_links_where_they_are_nothing_else() -> None:
    assert '<a href="mailto:support@interstellio.io">support@interstellio.io</a>' in html("interstellio")
    assert '<a href="https://support.interworx.com">' in html("interworx")
    assert "<small>with an account</small>" in html("intesys")


def test_hours_say_whether_they_are_open_and_holidays_when_they_come() -> None:
    page = html("interworx")
    assert "Open now, until Monday 23 November 2026 at 16:00 (America/New_York). Closed, except for" in page
    assert "<td>Thanksgiving</td><td>fourth Thursday of November</td><td>Thursday 26 November 2026</td>" in page
    assert "<td>Every day</td><td>at any hour</td>" in html("integrato")
    assert "<td>Christmas Day</td><td>Friday 25 December 2026</td>" in html("studio")


@pytest.mark.attack(33)
def test_what_the_document_says_is_escaped() -> None:
    page = page_html(build_page(small("queue: [{say: '<script>x</script>', place_shown: true}]"), at=AT))
    assert "<script>" not in page
    assert "&lt;script&gt;x" in page


def test_an_example_that_fails_says_what_is_so() -> None:
    failing = small(prose="Words.\n\n```example\nA p1 raised on Monday 10:00 has a response by Monday 09:00.\n```")
    assert "Not so:" in page_html(build_page(failing, at=AT))
