"""Articles for tests, through the product's own actions."""

from datetime import datetime, timedelta
from typing import Any

from upheld.audit.facts import THE_DESK
from upheld.desks.models import Desk
from upheld.knowledge.actions import publishing, writing
from upheld.knowledge.models import Article, Draft, Webinar


def written(desk: Desk, title: str, text: str = "Some words.", *, at: datetime, **more: Any) -> Article:
    """Write an article that is not published yet; `more` is what is said of it beside its words."""
    words = writing.Words(title=title, summary=more.pop("summary", ""), text=text, language=more.pop("language", "en"))
    article = writing.begin(desk, words, by=THE_DESK, at=at)
    return publishing.describe(article, publishing.Particulars(**more), by=THE_DESK, at=at)


def published(desk: Desk, title: str, text: str = "Some words.", *, at: datetime, **more: Any) -> Article:
    """Write and publish an article."""
    article = written(desk, title, text, at=at, **more)
    publishing.publish(article, revision=Draft.objects.get(article=article).revision, by=THE_DESK, at=at)
    return Article.objects.select_related("desk", "published", "category").get(pk=article.pk)


def webinar(desk: Desk, title: str, *, starts_at: datetime, at: datetime, seats: int | None = None) -> Webinar:
    """Announce a webinar of an hour."""
    meeting = publishing.Meeting(
        starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), place="https://meet.example/room", seats=seats
    )
    article = published(desk, title, at=at, kind=Article.Kind.WEBINAR, meeting=meeting)
    return Webinar.objects.select_related("article__desk").get(article=article)
