"""Who is vouched for is remembered until they are in, for them alone, and once."""

import pytest
from django.contrib.sessions.backends.db import SessionStore

from upheld.presentation import vouched


@pytest.mark.attack(27)
def test_only_who_was_vouched_for_came_by_it_and_once() -> None:
    session = SessionStore()
    vouched.coming(session, "integrato", person=7)
    assert vouched.who_came(session, person=8) == ""
    vouched.coming(session, "integrato", person=7)
    assert vouched.who_came(session, person=7) == "integrato"
    assert vouched.who_came(session, person=7) == ""


def test_signing_in_by_oneself_ends_it() -> None:
    session = SessionStore()
    vouched.settle(session, "integrato")
    assert vouched.desk_vouching(session) == "integrato"
    vouched.settle(session, "")
    assert vouched.desk_vouching(session) == ""
