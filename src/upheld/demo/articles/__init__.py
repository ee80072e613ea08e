"""What the demo's desks have written for their customers, and what readers said of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from upheld.accounts.models import User
from upheld.audit.facts import Actor
from upheld.demo.articles import integrato, interstellio, interworx, intesys, studio
from upheld.demo.articles.written import Written
from upheld.demo.desks import OPEN_FOR
from upheld.desks.models import Desk
from upheld.knowledge.actions import categories, feedback, media, publishing, writing
from upheld.knowledge.models import Article, Category, Draft, Feedback

WRITTEN = {
    "intesys": intesys.ARTICLES,
    "interstellio": interstellio.ARTICLES,
    "integrato": integrato.ARTICLES,
    "studio": studio.ARTICLES,
    "interworx": interworx.ARTICLES,
}
REVIEWED_AFTER = timedelta(days=180)
# The hour at which a desk's webinars begin, on its own wall.
WEBINAR_HOUR = 15


def write(desk: Desk, *, manager: User, at: datetime) -> None:
    """Write and publish a desk's articles since it was opened, a day after another; the first is due for review."""
    shelves: dict[str, Category] = {}
    for place, one in enumerate(WRITTEN[desk.name]):
        written_at = at - OPEN_FOR + timedelta(days=place + 1)
        if one.category not in shelves:
            shelves[one.category] = categories.add(desk, one.category, by=manager.as_actor, at=written_at)
        article = _publish(desk, one, shelves[one.category], manager=manager, at=at, written_at=written_at)
        _answer(article, one, at=written_at + timedelta(days=1))


def _publish(
    desk: Desk, one: Written, category: Category, *, manager: User, at: datetime, written_at: datetime
) -> Article:
    by = manager.as_actor
    words = writing.Words(title=one.title, summary=one.summary, text=one.text, language=one.language)
    article = writing.begin(desk, words, by=by, at=written_at)
    particulars = publishing.Particulars(
        kind=one.kind,
        category=category,
        visibility=one.visibility,
        plans=one.plans,
        video_url=one.video_url,
        review_on=at.date() - timedelta(days=1) if one.is_due else at.date() + REVIEWED_AFTER,
        meeting=_meeting(desk, one, at=at) if one.webinar_in else None,
    )
    publishing.describe(article, particulars, by=by, at=written_at)
    draft = _illustrated(article, one, words, by=by, at=written_at)
    revision = publishing.publish(article, revision=draft.revision, by=by, at=written_at)
    article.published = revision
    return article


def _illustrated(article: Article, one: Written, words: writing.Words, *, by: Actor, at: datetime) -> Draft:
    if one.picture is None:
        return article.draft
    content = one.picture()
    added = media.add(article, BytesIO(content), name="picture.png", size=len(content), by=by, at=at)
    shown = replace(words, text=words.text.replace("(picture)", f"({added.reference})"))
    return writing.save(article, shown, revision=article.draft.revision, by=by, at=at)


def _meeting(desk: Desk, one: Written, *, at: datetime) -> publishing.Meeting:
    day = (at + one.webinar_in).astimezone(ZoneInfo(desk.zone))
    starts_at = day.replace(hour=WEBINAR_HOUR, minute=0, second=0, microsecond=0)
    ends_at = starts_at + timedelta(hours=1)
    return publishing.Meeting(
        starts_at=starts_at, ends_at=ends_at, place=f"https://meet.{desk.name}.example/room", seats=40
    )


def _answer(article: Article, one: Written, *, at: datetime) -> None:
    """Let readers say what they thought, as often as it is written."""
    verdict = Feedback.Verdict
    said = [verdict.USEFUL] * one.useful + [verdict.SOLVED] * one.solved
    for number, what in enumerate(said):
        feedback.give(article, what, visit=f"demo {number}", at=at)
    if one.missing:
        feedback.give(article, verdict.NOT_USEFUL, comment=one.missing, visit="demo", at=at)
