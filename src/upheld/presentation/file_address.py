"""The addresses at which files arrive and leave, apart from the pages; who may use one is said by its key."""

from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

from upheld.presentation.file_keys import Way, file_key


def file_url(request: HttpRequest, file: UUID, way: Way, *, at: datetime) -> str:
    """Return where one file may arrive or leave: FILES_URL, else this host at the port of files."""
    base = settings.FILES_URL or f"{request.scheme}://{split_domain_port(request.get_host())[0]}:{settings.FILES_PORT}"
    return f"{base.rstrip('/')}/files/{way}?{urlencode({'key': file_key(file, way, at=at)})}"
