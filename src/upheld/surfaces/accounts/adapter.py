"""What our library for accounts leaves to us: who may sign up, which mails go out, where people are sent afterwards."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from upheld.accounts.models import User
from upheld.customers.actions import accounts
from upheld.now import now
from upheld.presentation import vouched
from upheld.surfaces.accounts import mails


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """The library's ways, but for the mails, which the outbox carries, and for addresses outside of this site."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up with what the library has: an account is made once its address is proved, not before."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put a mail into the outbox, in the words of ours that go with the library's."""
        mails.put(template_prefix, email, context, asked_by=self.request, at=now())

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign somebody in: by themselves on every desk, or on the one alone whose provider vouched for them."""
        desk = vouched.who_came(request.session, person=user.pk)
        super().login(request, user)
        vouched.settle(request.session, desk)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Tie what desks have learned of somebody's addresses since they were last here."""
        accounts.tie(user, at=now())
        answer: HttpResponse = super().post_login(request, user, **kwargs)
        return answer

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Whoever came from nowhere sees their desks."""
        return reverse("accounts:desks")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """After a change, back to how one signs in."""
        return reverse("accounts:security")

    def is_safe_url(self, url: str) -> bool:
        """Only pages of the host that was asked are gone on to."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts={self.request.get_host()})
