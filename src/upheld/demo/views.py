"""The demo's front door: its people and their sign-in, its desks, its mail.

A real installation answers 404.
"""

from itertools import groupby

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from upheld.channels.email.views import demo_only
from upheld.demo import sign_in as door
from upheld.desks import queries

BACKEND = "django.contrib.auth.backends.ModelBackend"


@demo_only
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """List the cast by desk, with one button each."""
    links = sorted(door.sign_in_links(), key=lambda link: link.desk)
    desks = [(desk, list(group)) for desk, group in groupby(links, key=lambda link: link.desk)]
    return render(request, "demo/people.html", {"people": desks, "desks": queries.all_desks()})


@demo_only
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Ask on GET, for a link must not act; on POST sign in whom the signed link names."""
    try:
        user, lands_at = door.person_behind(token)
    except door.NotInTheCast:
        raise Http404 from None
    if request.method != "POST":
        return render(request, "demo/sign_in.html", {"person": user, "lands_at": lands_at})
    login(request, user, backend=BACKEND)
    return HttpResponseRedirect(lands_at)
