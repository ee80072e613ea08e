"""Letting readers see an article, saying for whom it is, looking through it again, and taking it away."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.knowledge.actions import telling
from upheld.knowledge.models import Article, Category, Draft, Revision, Webinar

PLANS_AT_MOST = 40


class NotReady(ValueError):
    """Something is missing that readers need; the message says what."""


class ChangedMeanwhile(ValueError):
    """Somebody saved the draft since it was read: what would be published is not what was looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """When and where a webinar takes place."""

    starts_at: datetime
    ends_at: datetime
    place: str
    seats: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Particulars:
    """All that is said of an article beside its words."""

    kind: Article.Kind = Article.Kind.ARTICLE
    category: Category | None = None
    visibility: Article.Visibility = Article.Visibility.PUBLIC
    plans: tuple[str, ...] = ()
    video_url: str = ""
    review_on: date | None = None
    meeting: Meeting | None = None


@transaction.atomic
def describe(article: Article, said: Particulars, *, by: Actor, at: datetime) -> Article:
    """Say for whom an article is, where it lies and when it is looked through again.

    Locks the article. Whoever has a seat at a webinar that is moved is told. Raises: NotReady.
    """
    if said.visibility == Article.Visibility.PLANS and not said.plans:
        raise NotReady(_("choose at least one plan"))
    if said.meeting and said.meeting.ends_at <= said.meeting.starts_at:
        raise NotReady(_("a webinar ends after it starts"))
    article = _held(article)
    article.kind, article.category, article.visibility = said.kind, said.category, said.visibility
    article.plans = list(said.plans[:PLANS_AT_MOST]) if said.visibility == Article.Visibility.PLANS else []
    article.video_url, article.review_on = said.video_url, said.review_on
    article.save(update_fields=["kind", "category", "visibility", "plans", "video_url", "review_on"])
    if said.meeting:
        _meet(article, said.meeting, at=at)
    _record(article, "described", by=by, at=at, visibility=article.visibility)
    return article


@transaction.atomic
def publish(article: Article, *, revision: int, by: Actor, at: datetime) -> Revision:
    """Let readers see what the draft says at the revision that was looked at; the same words make no new revision.

    Locks article and draft. Raises: NotReady; ChangedMeanwhile.
    """
    article = _held(article)
    draft = Draft.objects.select_for_update().get(article=article)
    if draft.revision != revision:
        raise ChangedMeanwhile(_("%(who)s changed it in the meantime") % {"who": draft.saved_by_name})
    _refuse(article, draft)
    present = article.published
    if present is not None and _words(present) == _words(draft):
        return present
    row = Revision.objects.create(
        article=article,
        number=present.number + 1 if present else 1,
        published_at=at,
        published_by=by.reference,
        published_by_name=by.name,
        **_words(draft),
    )
    article.published = row
    article.save(update_fields=["published"])
    _record(article, "published", by=by, at=at, revision=row.number)
    return row


@transaction.atomic
def looked_through(article: Article, *, next_on: date | None, by: Actor, at: datetime) -> None:
    """Write down that an article is still true, and when to look again. Locks the article."""
    article = _held(article)
    article.review_on = next_on
    article.save(update_fields=["review_on"])
    _record(article, "looked through", by=by, at=at, next=next_on.isoformat() if next_on else None)


@transaction.atomic
def retire(article: Article, *, by: Actor, at: datetime) -> None:
    """Take an article away from its readers; whoever has a seat at a webinar to come is told. Again changes nothing."""
    article = _held(article)
    if article.retired_at is not None:
        return
    article.retired_at, article.retired_by = at, by.reference
    article.save(update_fields=["retired_at", "retired_by"])
    webinar = Webinar.objects.filter(article=article, starts_at__gt=at).first()
    if webinar is not None:
        telling.called_off(webinar, at=at)
    _record(article, "retired", by=by, at=at)


@transaction.atomic
def offer_again(article: Article, *, by: Actor, at: datetime) -> None:
    """Let readers see an article again that was taken away. Locks the article; again changes nothing."""
    article = _held(article)
    if article.retired_at is not None:
        article.retired_at, article.retired_by = None, None
        article.save(update_fields=["retired_at", "retired_by"])
        _record(article, "offered again", by=by, at=at)


def _refuse(article: Article, draft: Draft) -> None:
    if not draft.text.strip():
        raise NotReady(_("it says nothing yet"))
    if article.kind == Article.Kind.WEBINAR and not Webinar.objects.filter(article=article).exists():
        raise NotReady(_("say when and where the webinar takes place"))
    if article.kind == Article.Kind.TUTORIAL and not article.video_url:
        raise NotReady(_("say where its video is watched"))


def _meet(article: Article, meeting: Meeting, *, at: datetime) -> None:
    webinar = Webinar.objects.select_for_update().filter(article=article).first()
    said = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at, "place": meeting.place, "seats": meeting.seats}
    if webinar is None:
        Webinar.objects.create(article=article, **said)
        return
    moved = any(getattr(webinar, name) != said[name] for name in ("starts_at", "ends_at", "place"))
    for name, value in said.items():
        setattr(webinar, name, value)
    webinar.save()
    if moved:
        telling.moved(webinar, at=at)


def _words(row: Draft | Revision) -> dict[str, str]:
    return {"language": row.language, "title": row.title, "summary": row.summary, "text": row.text}


def _held(article: Article) -> Article:
    return Article.objects.select_for_update(of=("self",)).select_related("desk", "published").get(pk=article.pk)


def _record(article: Article, verb: str, *, by: Actor, at: datetime, **facts: object) -> None:
    record("article", article.pk, verb, desk=article.desk.name, by=by, at=at, facts={"slug": article.slug, **facts})
