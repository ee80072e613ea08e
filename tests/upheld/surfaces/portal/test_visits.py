"""What a browser's session remembers."""

from django.contrib.sessions.backends.signed_cookies import SessionStore

from upheld.surfaces.portal import visits


def test_the_oldest_link_is_forgotten_first_and_none_is_kept_twice() -> None:
    session = SessionStore()
    for number in range(visits.KEPT + 1):
        visits.remember(session, f"n{number}")
    visits.remember(session, "n5")
    kept = visits.nonces(session)
    assert len(kept) == visits.KEPT
    assert kept[-1] == "n5"
    assert "n0" not in kept
