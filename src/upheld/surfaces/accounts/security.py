"""How somebody signs in, where they are signed in, and ending either."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upheld.accounts.actions import profile as actions
from upheld.accounts.queries import sessions_of
from upheld.desks.access import identity_of
from upheld.desks.actions import providers
from upheld.desks.queries import identities_of
from upheld.now import now
from upheld.presentation.devices import device_words
from upheld.surfaces.accounts.people import PersonRequest, for_people, page

KEYS = [Authenticator.Type.WEBAUTHN]
OTHERS = [Authenticator.Type.TOTP]


@require_safe
@for_people
def security(request: PersonRequest) -> HttpResponse:
    """Show how this person signs in, and where they are signed in."""
    return page(
        request,
        "security",
        password=request.user.has_usable_password(),
        passkeys=is_mfa_enabled(request.user, KEYS),
        app=is_mfa_enabled(request.user, OTHERS),
        identities=identities_of(request.user),
        sessions=[(one, device_words(one.user_agent)) for one in sessions_of(request.user)],
    )


@require_POST
@for_people
def session_ended(request: PersonRequest, number: int) -> HttpResponse:
    """End one session, wherever it is open."""
    actions.end_session(request.user, number, by=request.user.as_actor, at=now())
    messages.success(request, _("That session has ended."))
    return redirect("accounts:security")


@require_POST
@for_people
def sessions_ended(request: PersonRequest) -> HttpResponse:
    """Sign this person out wherever they are signed in, here too."""
    actions.end_sessions(request.user, by=request.user.as_actor, at=now())
    return redirect("account_login")


@require_POST
@for_people
def identity_untied(request: PersonRequest, number: int) -> HttpResponse:
    """Let a company's sign-in lead to this account no longer."""
    providers.untie(identity_of(request.user, number), at=now())
    messages.success(request, _("That sign-in no longer leads to your account."))
    return redirect("accounts:security")
