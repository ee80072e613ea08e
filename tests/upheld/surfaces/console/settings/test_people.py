"""The pages of people: roles, invitations and endings, each refusal in place."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.accounts.models import User
from upheld.desks.access import invitation_token
from upheld.desks.models import Invitation, Membership

PAGE = "/integrato/console/settings/people/"
NEW = "sem@integrato.example"


def place(user: User) -> int:
    return Membership.objects.get(user=user).pk


def invite(client: Client, email: str = NEW, role: str = "agent") -> str:
    """Invite somebody, and return the address of the link that they are sent."""
    client.post(f"{PAGE}invitations/", {"email": email, "role": role})
    return f"/integrato/console/invitation/{invitation_token(Invitation.objects.get().nonce)}/"


def test_a_role_is_changed_and_shown(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)
    answer = client.post(f"{PAGE}{place(cast.agent)}/role/", {"role": "manager"}, follow=True)
    assert "Ravi Menon: Manager." in answer.content.decode()
    assert Membership.objects.get(user=cast.agent).role == "manager"


@pytest.mark.parametrize("act", ["role", "ended"])
def test_the_last_manager_is_told_why_they_cannot_go(cast: Cast, sign_in: SignIn, act: str) -> None:
    answer = sign_in(cast.manager).post(f"{PAGE}{place(cast.manager)}/{act}/", {"role": "auditor"})
    assert answer.status_code == 409
    assert "the last manager of Integrato; make somebody else a manager first" in answer.content.decode()


def test_a_manager_who_steps_down_lands_where_they_may_be(cast: Cast, sign_in: SignIn) -> None:
    Membership.objects.filter(user=cast.agent).update(role="manager")
    answer = sign_in(cast.manager).post(f"{PAGE}{place(cast.manager)}/role/", {"role": "agent"}, follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0] == "/integrato/console/settings/"


def test_a_made_up_role_is_refused(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.manager).post(f"{PAGE}{place(cast.agent)}/role/", {"role": "owner"})
    assert answer.status_code == 422
    assert Membership.objects.get(user=cast.agent).role == "agent"


def test_an_ended_member_is_out_at_their_next_click(cast: Cast, sign_in: SignIn) -> None:
    theirs = sign_in(cast.agent)
    assert theirs.get("/integrato/console/").status_code == 200
    answer = sign_in(cast.manager).post(f"{PAGE}{place(cast.agent)}/ended/", follow=True)
    assert "Ravi Menon is no longer on this desk." in answer.content.decode()
    assert theirs.get("/integrato/console/").status_code == 302
    cast.agent.refresh_from_db()
    assert sign_in(cast.agent).get("/integrato/console/").status_code == 404


class TestInvitations:
    def test_who_is_new_gives_a_name_and_is_in(self, cast: Cast, sign_in: SignIn) -> None:
        link, guest = invite(sign_in(cast.manager), role="auditor"), Client()
        page = guest.get(link).content.decode()
        assert f"Ana Duarte invites {NEW} to join as auditor." in page
        answer = guest.post(link, {"name": "Sem Okafor", "role": "manager"}, follow=True)
        assert answer.redirect_chain[-1][0] == "/integrato/console/"
        assert answer.status_code == 200
        joined = Membership.objects.get(user__email=NEW)
        assert (str(joined.user), joined.role) == ("Sem Okafor", "auditor")

    def test_a_link_that_is_only_followed_changes_nothing(self, cast: Cast, sign_in: SignIn) -> None:
        link = invite(sign_in(cast.manager))
        for _ in range(2):
            assert Client().get(link).status_code == Client().head(link).status_code == 200
        assert not User.objects.filter(email=NEW).exists()

    def test_whom_we_know_signs_in_as_ever(self, cast: Cast, sign_in: SignIn) -> None:
        link, guest = invite(sign_in(cast.manager), cast.other_agent.email), Client()
        assert "You have an account here already" in guest.get(link).content.decode()
        answer = guest.post(link, follow=True)
        assert answer.redirect_chain[-1][0].startswith("/accounts/login/")
        assert sign_in(cast.other_agent).get("/integrato/console/").status_code == 200

    def test_used_forged_foreign_and_withdrawn_links_are_alike(self, cast: Cast, sign_in: SignIn) -> None:
        client = sign_in(cast.manager)
        link = invite(client)
        client.post(f"{PAGE}invitations/{Invitation.objects.get().pk}/withdrawn/")
        seen = {
            Client().get(address).content
            for address in (link, link.replace("integrato", "interworx", 1), link[:-3] + "x/", link + "x/")
        }
        assert len(seen) == 1
        assert Client().post(link, {"name": "Mallory"}).status_code == 404

    def test_an_old_link_is_gone(self, cast: Cast, sign_in: SignIn) -> None:
        link = invite(sign_in(cast.manager))
        one = Invitation.objects.get()
        week = timedelta(days=7)
        Invitation.objects.update(invited_at=one.invited_at - week, expires_at=one.expires_at - week)
        assert Client().post(link, {"name": "Sem"}).status_code == 404

    def test_a_name_is_asked_for_in_place(self, cast: Cast, sign_in: SignIn) -> None:
        link = invite(sign_in(cast.manager))
        answer = Client().post(link, {"name": "   "})
        assert answer.status_code == 422
        assert "Say what you are called." in answer.content.decode()

    def test_who_is_here_is_not_invited_and_what_was_typed_stays(self, cast: Cast, sign_in: SignIn) -> None:
        answer = sign_in(cast.manager).post(f"{PAGE}invitations/", {"email": cast.agent.email, "role": "manager"})
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "is on this desk already" in page
        assert f'value="{cast.agent.email}"' in page

    def test_one_withdrawn_before_is_said_in_words(self, cast: Cast, sign_in: SignIn) -> None:
        client = sign_in(cast.manager)
        invite(client)
        address = f"{PAGE}invitations/{Invitation.objects.get().pk}/withdrawn/"
        client.post(address)
        assert "Nothing to withdraw" in client.post(address, follow=True).content.decode()
