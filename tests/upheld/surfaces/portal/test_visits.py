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


def test_words_that_were_turned_away_are_remembered_beside_the_links() -> None:
    session = SessionStore()
    for number in range(visits.KEPT + 1):
        visits.keep(session, f"r{number}")
    visits.keep(session, "r5")
    assert (len(visits.kept(session)), visits.kept(session)[-1], visits.nonces(session)) == (visits.KEPT, "r5", [])
