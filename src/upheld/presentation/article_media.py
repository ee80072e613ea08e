"""The pictures and videos of an article as a page shows them; whether somebody may see it was decided before."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.desks.access import NotFound
from upheld.files import store
from upheld.knowledge.models import Media
from upheld.presentation.articles import Shown
from upheld.presentation.file_address import file_url
from upheld.presentation.file_headers import file_headers
from upheld.presentation.file_keys import Way

# Browsers keep a picture for an hour: what it shows never changes.
KEPT = "private, max-age=3600, immutable"


def shown(media: Iterable[Media], *, url: Callable[[Media], str]) -> tuple[Shown, ...]:
    """Return what an article may show, with the addresses that a surface has for it."""
    return tuple(
        Shown(reference=one.reference, url=url(one), is_video=one.is_video, width=one.width, height=one.height)
        for one in media
    )


def answer_with(request: HttpRequest, media: Media, *, at: datetime) -> HttpResponse:
    """Return a picture; of a video, where it is played from, with a key that is good for hours."""
    if media.is_video:
        answer: HttpResponse = HttpResponseRedirect(file_url(request, media.public_id, Way.WATCH, at=at))
        answer.headers["Referrer-Policy"] = "no-referrer"
        return answer
    try:
        with store.whole_files().open(media.key) as picture:
            content = picture.read()
    except FileNotFoundError as fault:
        raise NotFound from fault
    headers = file_headers(name=media.name, media_type=media.media_type) | {"Cache-Control": KEPT}
    return HttpResponse(content, headers=headers)
