"""The only way a surface gets an article or a registration; what somebody may not read does not exist for them."""

from datetime import datetime
from uuid import UUID

from django.core import signing

from upheld.desks.access import NotFound
from upheld.desks.models import Desk, Membership
from upheld.knowledge.facts import Reader, readable
from upheld.knowledge.models import Article, Category, Media, Registration, Revision

# Bound to its one purpose: no other link of this installation is signed with it.
_SALT = "upheld.webinar"


def article_for_reader(desk: Desk, slug: str, reader: Reader) -> Article:
    """Return a published article of a desk, with what it says, for whoever may read it."""
    found = Article.objects.select_related("desk", "published", "category", "webinar")
    article = found.filter(readable(reader), desk=desk, slug=slug).first()
    if article is None:
        raise NotFound
    return article


def category_of_desk(desk: Desk, key: str) -> Category:
    """Return a category in use, by the key that stands in its address."""
    category = Category.objects.select_related("desk").filter(desk=desk, key=key, retired_at__isnull=True).first()
    if category is None:
        raise NotFound
    return category


def category_of_member(member: Membership, pk: int) -> Category:
    """Return a category in use of the desk on which a membership was found."""
    found = Category.objects.select_related("desk").filter(desk=member.desk, retired_at__isnull=True, pk=pk)
    category = found.first()
    if category is None:
        raise NotFound
    return category


def article_of_member(member: Membership, pk: int) -> Article:
    """Return an article of the desk on which a membership was found, published or not, retired or not."""
    found = Article.objects.select_related("desk", "draft", "published", "category", "webinar")
    article = found.filter(desk=member.desk, pk=pk).first()
    if article is None:
        raise NotFound
    return article


def media_of_article(article: Article, media: UUID) -> Media:
    """Return a picture or a video of an article; the caller has checked that the person may see the article."""
    found = Media.objects.select_related("article").filter(article=article, public_id=media, arrived_at__isnull=False)
    row = found.first()
    if row is None:
        raise NotFound
    return row


def media_for_key(media: UUID) -> Media:
    """Return a video to whom a key for it was given: whether they may see it was decided then."""
    row = Media.objects.filter(public_id=media, arrived_at__isnull=False).first()
    if row is None:
        raise NotFound
    return row


def revision_of(article: Article, number: int) -> Revision:
    """Return what an article said once; the caller has checked that the person may see the article."""
    revision = Revision.objects.filter(article=article, number=number).first()
    if revision is None:
        raise NotFound
    return revision


def registration_token(nonce: str) -> str:
    """Return what the link of a registration carries: its random bits and a signature only this installation makes."""
    return signing.Signer(salt=_SALT).sign(nonce)


def registration_for_token(token: str, desk: Desk, *, at: datetime) -> Registration:
    """Return the registration that a link names; forged, foreign, and those of webinars that are over are alike."""
    try:
        nonce = signing.Signer(salt=_SALT).unsign(token)
    except signing.BadSignature as fault:
        raise NotFound from fault
    found = Registration.objects.select_related("webinar__article__desk", "webinar__article__published")
    there = found.filter(webinar__article__desk=desk, webinar__article__retired_at__isnull=True, nonce=nonce)
    registration = there.filter(webinar__ends_at__gt=at).first()
    if registration is None:
        raise NotFound
    return registration
