"""Going to a company's sign-in from one desk's page, and coming back; the protocol itself is spoken beside it."""

import logging

from allauth.account.utils import perform_login
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from upheld.desks.access import trusted_provider
from upheld.desks.actions.providers import TiedToOther
from upheld.desks.models import SignInProvider
from upheld.now import now
from upheld.presentation import vouched
from upheld.presentation.customer_page import mark_of
from upheld.presentation.limits import TOO_MANY, Bounds, refused_until, wait
from upheld.surfaces.accounts.arrival import onwards_of
from upheld.surfaces.accounts.company import protocol
from upheld.surfaces.accounts.company.fetching import NotReachable
from upheld.surfaces.accounts.people import for_anyone
from upheld.workflows.enter_by_company import ShutAccount, enter_by_company

log = logging.getLogger(__name__)
FORBIDDEN, BAD_GATEWAY = 403, 502
_KEY = "company_sign_in"
# Sign-ins that are begun; each may ask the company where it takes them.
BEGINNING = Bounds(deed="company sign-ins", from_one_place=60, by_one_person=60, on_one_desk=3_000)
_REFUSALS = (protocol.NotVouched, ShutAccount, TiedToOther)


@require_POST
@for_anyone
def go(request: HttpRequest, desk: str) -> HttpResponse:
    """Begin a sign-in and lead on to the company: by a page, because our forms are sent to nobody else."""
    provider = trusted_provider(desk)
    at = now()
    if until := refused_until(request, desk, BEGINNING, at=at):
        return wait(_refused(request, provider, status=TOO_MANY), until, at=at)
    going = protocol.begin()
    try:
        address = protocol.address_to_go(provider, going, back=_back(provider))
    except (NotReachable, protocol.NotVouched) as fault:
        log.warning("sign-in of %s: %s", desk, fault)
        return _refused(request, provider, status=BAD_GATEWAY)
    request.session[_KEY] = {**going.kept(), "desk": desk, "onwards": onwards_of(request)}
    return render(request, "accounts/company_going.html", {**_around(provider), "address": address})


@require_safe
@for_anyone
def back(request: HttpRequest, desk: str) -> HttpResponse:
    """Sign in whoever comes back with the word of their company, on this desk alone; each beginning ends once."""
    provider = trusted_provider(desk)
    kept = request.session.pop(_KEY, None) or {}
    if kept.get("desk") != desk:
        return _refused(request, provider, status=FORBIDDEN)
    going = protocol.Going(state=kept["state"], nonce=kept["nonce"], verifier=kept["verifier"])
    state, code = request.GET.get("state", ""), request.GET.get("code", "")
    try:
        came = protocol.whom(provider, going, state=state, code=code, back=_back(provider))
        language = get_language() or "en"
        user = enter_by_company(
            provider, subject=came.subject, email=came.email, name=came.name, language=language, at=now()
        )
    except (NotReachable, *_REFUSALS) as fault:
        log.warning("sign-in of %s: %s", desk, fault)
        return _refused(request, provider, status=BAD_GATEWAY if isinstance(fault, NotReachable) else FORBIDDEN)
    vouched.coming(request.session, desk, person=user.pk)
    onwards = _within(desk, kept["onwards"])
    answer: HttpResponse = perform_login(request, user, email_verification="none", redirect_url=onwards)
    return answer


def _within(desk: str, onwards: str) -> str:
    return onwards if onwards.startswith(f"/{desk}/") else reverse("portal:tickets", args=[desk])


def _back(provider: SignInProvider) -> str:
    """The host is the installation's own: a company lets nobody come back to another."""
    return f"{settings.BASE_URL}{reverse('accounts:company_back', args=[provider.desk.name])}"


def _around(provider: SignInProvider) -> dict[str, object]:
    return {"desk": mark_of(provider.desk), "provider": provider}


def _refused(request: HttpRequest, provider: SignInProvider, *, status: int) -> HttpResponse:
    """Whatever went wrong, the page says the same: the reason is in the log."""
    return render(request, "accounts/company_refused.html", _around(provider), status=status)
