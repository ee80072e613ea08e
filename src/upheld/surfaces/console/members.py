"""Letting only signed-in people into the console; what they may do on a desk is decided by `desks.access`."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache

from upheld.accounts.models import User

P = ParamSpec("P")
Answer = TypeVar("Answer", bound=HttpResponseBase)


class MemberRequest(HttpRequest):
    """A request by somebody who has signed in."""

    user: User


def for_members(
    view: Callable[Concatenate[MemberRequest, P], Answer],
) -> Callable[Concatenate[HttpRequest, P], Answer]:
    """Return the view for signed-in people; others are sent to sign in, and nothing is kept by browsers."""
    return never_cache(for_members_kept(view))


def for_members_kept(
    view: Callable[Concatenate[MemberRequest, P], Answer],
) -> Callable[Concatenate[HttpRequest, P], Answer]:
    """Return the view for signed-in people; each answer says for how long their own browser keeps it."""

    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
        return view(cast(MemberRequest, request), *args, **kwargs)

    update_wrapper(guarded, view)
    return login_required(guarded)
