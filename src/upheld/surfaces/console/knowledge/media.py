"""The pictures and videos of an article in the console: showing one, and taking one that comes with its words."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from upheld.desks.models import Desk
from upheld.knowledge.access import media_of_article
from upheld.knowledge.actions import media as actions
from upheld.knowledge.actions.writing import Words
from upheld.knowledge.models import Article, Media
from upheld.presentation.article_media import answer_with, shown
from upheld.presentation.articles import Shown
from upheld.surfaces.console.knowledge.shelf import Keeping, keeping
from upheld.surfaces.console.members import MemberRequest, for_members_kept

# The form's name for the file.
FIELD = "file"
REFUSALS = (actions.Empty, actions.TooLarge, actions.NotShown, actions.TooMany, actions.NoRoom)
# What means something to Markdown within the brackets.
_SIGNS = re.compile(r"[\[\]\\`*_<>]")


def with_media(work: Keeping, article: Article, words: Words) -> Words:
    """Keep the picture or video that came with an article's words, and name it at their end. Raises REFUSALS."""
    sent = work.request.FILES.get(FIELD)
    if not isinstance(sent, UploadedFile):
        return words
    one = actions.add(article, sent, name=sent.name or "", size=sent.size or 0, by=work.by, at=work.at)
    says = _SIGNS.sub(" ", PurePosixPath(one.name).stem).strip()
    return replace(words, text=f"{words.text.rstrip()}\n\n![{says}]({one.reference})\n".lstrip())


def shown_in_console(desk: Desk, media: Iterable[Media]) -> tuple[Shown, ...]:
    """Return pictures and videos with their addresses for whoever writes."""
    return shown(
        media, url=lambda one: reverse("console:article_media", args=[desk.name, one.article_id, one.public_id])
    )


@require_safe
@for_members_kept
def media(request: MemberRequest, desk: str, number: int, media: UUID) -> HttpResponse:
    """Show a picture or a video of an article, published or not."""
    work = keeping(request, desk)
    return answer_with(request, media_of_article(work.article(number), media), at=work.at)
