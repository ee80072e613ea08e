"""Letting only signed-in people to what is theirs; nothing of it is kept by browsers or listed by search engines."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from upheld.accounts.models import User

P = ParamSpec("P")
# What was typed is not complete; what was asked cannot be done as things stand.
INCOMPLETE, CONFLICT = 422, 409


class PersonRequest(HttpRequest):
    """A request by somebody who has signed in."""

    user: User


def for_people(
    view: Callable[Concatenate[PersonRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Return the view for signed-in people; others are sent to sign in."""

    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return unlisted(view(cast(PersonRequest, request), *args, **kwargs))

    update_wrapper(guarded, view)
    return never_cache(login_required(guarded))


def for_anyone(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Return the view for whoever comes, its answers kept by nobody."""

    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return unlisted(view(request, *args, **kwargs))

    update_wrapper(guarded, view)
    return never_cache(guarded)


def unlisted(answer: HttpResponse) -> HttpResponse:
    """Keep an answer out of search engines, and its address out of other sites' logs."""
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


def page(request: PersonRequest, name: str, *, status: int = 200, **shown: Any) -> HttpResponse:
    """Return one of a person's own pages by the name of its template."""
    context = {"viewer": request.user, "sign_out_url": reverse("account_logout"), "nav": _nav(name), **shown}
    return render(request, f"accounts/{name}.html", context, status=status)


def _nav(active: str) -> list[dict[str, Any]]:
    pages = [
        ("desks", _("My desks"), reverse("accounts:desks")),
        ("profile", _("Profile"), reverse("accounts:profile")),
        ("notifications", _("Mails"), reverse("accounts:notifications")),
        ("security", _("Signing in"), reverse("accounts:security")),
    ]
    return [{"label": label, "url": url, "active": key == active} for key, label, url in pages]
