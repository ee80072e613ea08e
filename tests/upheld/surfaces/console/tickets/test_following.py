"""Following a ticket from its page, and the names that completion offers."""

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.tickets.models import Follow
from upheld.tickets.queries.followers import followers_of

TICKET = "/integrato/console/tickets/1/"
NAMES = "/integrato/console/names/"


@pytest.mark.parametrize("who", ["agent", "manager", "auditor"])
def test_whoever_may_read_may_follow(cast: Cast, sign_in: SignIn, who: str) -> None:
    ticket = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    user = getattr(cast, who)
    client = sign_in(user)
    assert ">Follow<" in client.get(TICKET).content.decode()
    page = client.post(f"{TICKET}following/", follow=True).content.decode()
    assert ">Unfollow<" in page
    assert list(followers_of(ticket)) == [user]
    client.post(f"{TICKET}following/ended/")
    assert list(followers_of(ticket)) == []


@pytest.mark.parametrize("who", ["other_agent", "customer"])
@pytest.mark.parametrize("act", ["following/", "following/ended/"])
def test_for_anyone_else_there_is_no_ticket(cast: Cast, sign_in: SignIn, who: str, act: str) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    user = cast.contact.user if who == "customer" else cast.other_agent
    assert user is not None
    assert sign_in(user).post(TICKET + act).status_code == 404
    assert sign_in(cast.agent).get(TICKET + act).status_code == 405
    assert not Follow.objects.exists()


def test_names_are_offered_to_those_who_write_notes_and_only_of_their_own_desk(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.agent).get(NAMES, {"q": "a"}).json() == {"names": ["Ana Duarte"]}
    assert sign_in(cast.agent).get(NAMES, {"q": "Ines"}).json() == {"names": []}
    for user in (cast.auditor, cast.other_agent):
        assert sign_in(user).get(NAMES).status_code == 404


def test_only_a_note_completes_names(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    client = sign_in(cast.agent)
    assert f'data-mentions="{NAMES}"' in client.get(f"{TICKET}?write=note").content.decode()
    assert "data-mentions=" not in client.get(TICKET).content.decode()
