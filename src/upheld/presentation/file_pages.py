"""Files as pages show and hand them out; whether somebody may have one was decided before."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.desks.access import NotFound
from upheld.files import store
from upheld.presentation.file_address import file_url
from upheld.presentation.file_headers import file_headers
from upheld.presentation.file_keys import Way
from upheld.tickets.models import Attachment
from upheld.tickets.models.stored_file import StoredFile
from upheld.tickets.queries.files import FileShown

# Browsers keep a small copy for an hour: what it shows never changes.
THUMBNAIL_KEPT = "private, max-age=3600, immutable"


@dataclass(frozen=True, kw_only=True, slots=True)
class FileLink:
    """A file as a page draws it."""

    file: FileShown
    url: str
    # Where the small copy of a picture is; empty for everything else.
    thumbnail: str


def file_links(
    files: Iterable[FileShown], *, url: Callable[[FileShown], str], thumbnail: Callable[[FileShown], str]
) -> tuple[FileLink, ...]:
    """Return files with the addresses that a surface has for them."""
    return tuple(
        FileLink(file=file, url=url(file), thumbnail=thumbnail(file) if file.width is not None else "")
        for file in files
    )


def handed_out(request: HttpRequest, attachment: Attachment, *, at: datetime) -> HttpResponse:
    """Send a browser to where the file leaves, with a key that is good for minutes."""
    answer = HttpResponseRedirect(file_url(request, attachment.public_id, Way.LEAVE, at=at))
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def thumbnail_of(row: StoredFile) -> HttpResponse:
    """Return the small copy of a picture; there is none of anything else."""
    if not row.is_picture:
        raise NotFound
    try:
        with store.whole_files().open(row.thumbnail_key) as small:
            content = small.read()
    except FileNotFoundError as fault:
        raise NotFound from fault
    headers = file_headers(name=f"{row.name}.webp", media_type="image/webp") | {"Cache-Control": THUMBNAIL_KEPT}
    return HttpResponse(content, headers=headers)
