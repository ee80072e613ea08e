"""Every version stays readable, and says what it changed."""

from datetime import date

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from upheld.agreements.actions import publish
from upheld.audit.facts import THE_DESK
from upheld.desks.models import Desk


def amend(desk: Desk, *, version: int, effective: date, hours: int) -> None:
    text = (builders.AGREEMENTS / "interworx.md").read_text(encoding="utf-8")
    text = text.replace("version: 1\n", f"version: {version}\n", 1)
    text = text.replace("effective: 2026-01-01", f"effective: {effective}", 1)
    assert "within: 1 elapsed hour" in text
    text = text.replace("within: 1 elapsed hour", f"within: {hours} elapsed hours", 1)
    # The worked example of the hour goes with it.
    text = "".join(line for line in text.splitlines(keepends=True) if "at 23:10." not in line)
    publish.publish(desk, text, by=THE_DESK, at=BEFORE_ALL)


def page(client: Client, path: str) -> str:
    answer = client.get(f"/interworx/support/{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_one_version_is_listed_without_a_difference(client: Client, cast: Cast) -> None:
    listed = page(client, "versions")
    assert "Since 1 January 2026" in listed
    assert "What changed" not in listed


def test_versions_say_from_when_until_when_each_is_in_force(client: Client, cast: Cast) -> None:
    amend(cast.south, version=2, effective=date(2026, 3, 1), hours=2)
    amend(cast.south, version=3, effective=date(2026, 3, 1), hours=3)
    amend(cast.south, version=4, effective=date(2149, 1, 1), hours=4)
    listed = page(client, "versions")
    assert "1 January 2026 until 1 March 2026" in listed
    assert "Never: replaced before 1 March 2026" in listed
    assert "Since 1 March 2026, until 1 January 2149" in listed
    assert "From 1 January 2149" in listed


def test_an_old_version_reads_as_it_was_and_names_the_one_in_force(client: Client, cast: Cast) -> None:
    amend(cast.south, version=2, effective=date(2026, 3, 1), hours=2)
    old = page(client, "versions/1")
    assert "Within 1 hour" in old
    assert "Within 2 hours" not in old
    assert 'In force now: <a href="/interworx/support">version 2</a>' in old
    assert "When would I hear back?" not in old
    current = page(client, "versions/2")
    assert "Within 2 hours" in current
    assert "In force now" not in current


def test_a_difference_is_in_the_words_of_the_page(client: Client, cast: Cast) -> None:
    amend(cast.south, version=2, effective=date(2026, 3, 1), hours=2)
    changed = page(client, "versions/2/changes")
    assert "<del>Urgent or High, emergency, received outside support hours from" in changed
    assert "| Within 1 hour | typical</del>" in changed
    assert "| Within 2 hours | typical</ins>" in changed
    assert changed.count('class="agreement-change"') == 1
    assert "/interworx/support/versions/2/changes" in client.get("/interworx/support").content.decode()


def test_a_version_that_readers_cannot_tell_apart_says_so(client: Client, cast: Cast) -> None:
    text = (builders.AGREEMENTS / "interworx.md").read_text(encoding="utf-8")
    again = text.replace("version: 1\n", "version: 2\n", 1).replace("effective: 2026-01-01", "effective: 2026-03-01", 1)
    publish.publish(cast.south, again, by=THE_DESK, at=BEFORE_ALL)
    assert "Nothing that readers see is different." in page(client, "versions/2/changes")


@pytest.mark.parametrize("path", ["versions/7", "versions/1/changes", "versions/0"])
def test_what_was_never_published_is_not_found(client: Client, cast: Cast, path: str) -> None:
    assert client.get(f"/interworx/support/{path}").status_code == 404
