"""Pages that our library for accounts brings along and this installation does not have. The others are its own work."""

from django.http import Http404, HttpRequest, HttpResponse


def closed(request: HttpRequest, **_named: str) -> HttpResponse:
    """Answer that there is no such page.

    Nobody takes an address, not even as a further one, before whoever reads its mail has said so: an invitation sent
    there later would be theirs. Our own pages ask first; so do they list where somebody is signed in.
    """
    raise Http404
