"""Pages that our library for accounts brings along and this installation does not have. The others are its own work."""

from django.http import Http404, HttpRequest, HttpResponse


def closed(request: HttpRequest) -> HttpResponse:
    """Answer that there is no such page.

    Agents are invited and customers come by their links, so nobody makes an account for an address, or takes a second
    one, before whoever reads its mail: an invitation sent there later would be theirs.
    """
    raise Http404
