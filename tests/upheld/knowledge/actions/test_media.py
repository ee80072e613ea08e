"""What articles show: pictures drawn anew, videos that browsers play, nothing else; and nothing is left over."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from tests.support import knowledge, pictures
from tests.support.cast import Cast
from upheld.audit.models import AuditEvent
from upheld.files import store
from upheld.files.limits import LARGEST_FORM
from upheld.knowledge.actions import media, writing
from upheld.knowledge.models import Article, Media
from upheld.knowledge.queries.media import media_named, media_of

AT = datetime(2026, 2, 28, 23, 59, tzinfo=UTC)
VIDEO = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(400)


@pytest.fixture
def article(cast: Cast) -> Article:
    return knowledge.published(cast.north, "Certificates", at=AT)


def added(article: Article, content: bytes, cast: Cast, *, name: str = "shot.png") -> Media:
    return media.add(article, io.BytesIO(content), name=name, size=len(content), by=cast.agent.as_actor, at=AT)


@pytest.mark.attack(17, 18)
def test_a_picture_is_drawn_anew_and_says_nothing_of_where_it_was_taken(cast: Cast, article: Article) -> None:
    one = added(article, pictures.photo(), cast, name="roof.jpg")
    with store.whole_files().open(one.key) as kept:
        assert pictures.SECRET not in kept.read()
    assert (one.width, one.height, one.is_video) == (20, 40, False)
    assert media_of(article) == [one]
    event = AuditEvent.objects.get(subject="article", number=article.pk, verb="media added")
    assert (event.by, event.facts["file"]) == (cast.agent.as_actor.reference, "roof.jpg")


def test_a_video_is_kept_as_it_came(cast: Cast, article: Article) -> None:
    one = added(article, VIDEO, cast, name="tour.mp4")
    assert (one.media_type, one.is_video, one.size) == ("video/mp4", True, len(VIDEO))


@pytest.mark.attack(17)
@pytest.mark.parametrize(
    "content", [b"<script>alert(1)</script>", b"<svg onload='alert(1)'/>", b"%PDF-1.7", pictures.png()[:40]]
)
def test_what_no_browser_shows_is_refused_and_leaves_nothing(cast: Cast, article: Article, content: bytes) -> None:
    with pytest.raises(media.NotShown):
        added(article, content, cast)
    assert not Media.objects.exists()


def test_nothing_and_too_much_are_refused_before_anything_is_kept(cast: Cast, article: Article) -> None:
    for size, refusal in ((0, media.Empty), (LARGEST_FORM + 1, media.TooLarge)):
        with pytest.raises(refusal):
            media.add(article, io.BytesIO(b""), name="x", size=size, by=cast.agent.as_actor, at=AT)
    assert not Media.objects.exists()


def test_what_the_article_shows_is_not_removed(cast: Cast, article: Article) -> None:
    one = added(article, pictures.png(), cast)
    draft = Article.objects.get(pk=article.pk).draft
    shows = writing.Words(title="Certificates", text=f"![A roof]({one.reference})")
    draft = writing.save(article, shows, revision=draft.revision, by=cast.agent.as_actor, at=AT)
    with pytest.raises(media.StillShown):
        media.remove(one, by=cast.agent.as_actor, at=AT)
    writing.save(article, writing.Words(title="Certificates"), revision=draft.revision, by=cast.agent.as_actor, at=AT)
    media.remove(one, by=cast.agent.as_actor, at=AT)
    assert not Media.objects.exists()
    assert not store.whole_files().exists(one.key)


def test_what_never_came_whole_is_forgotten_with_the_next(cast: Cast, article: Article) -> None:
    left = Media.objects.create(article=article, name="x", size=9, added_at=AT - timedelta(hours=2), added_by="agent:1")
    assert media_of(article) == []
    added(article, pictures.png(), cast)
    assert not Media.objects.filter(pk=left.pk).exists()


@pytest.mark.attack(20)
def test_words_name_only_what_their_own_desk_has(cast: Cast, article: Article) -> None:
    one = added(article, pictures.png(), cast)
    assert list(media_named(cast.north, f"![x]({one.reference})")) == [one]
    assert list(media_named(cast.south, f"![x]({one.reference})")) == []


def test_the_database_refuses_what_cannot_be_shown(article: Article) -> None:
    empty = Media(article=article, name="x", size=0, added_at=AT, added_by="agent:1")
    page = Media(
        article=article, name="x", size=9, added_at=AT, added_by="agent:1", arrived_at=AT, media_type="text/html"
    )
    for wrong in (empty, page):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong.save()
