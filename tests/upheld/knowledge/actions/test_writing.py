"""Drafts lose nobody's words; what is published never changes; what is not ready is refused."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from django.db.utils import DatabaseError, IntegrityError

from tests.support import knowledge
from tests.support.cast import Cast
from upheld.audit.models import AuditEvent
from upheld.knowledge.actions import categories, publishing, writing
from upheld.knowledge.models import Article, Draft, Revision
from upheld.tickets.actions import listing

AT = datetime(2026, 2, 28, 23, 59, tzinfo=UTC)


def words(text: str, title: str = "Certificates") -> writing.Words:
    return writing.Words(title=title, text=text)


def test_who_saves_on_an_older_draft_is_shown_the_newer_words_and_keeps_their_own(cast: Cast) -> None:
    article = knowledge.written(cast.north, "Certificates", "One.", at=AT)
    writing.save(article, words("Two."), revision=1, by=cast.agent.as_actor, at=AT)
    with pytest.raises(writing.WrittenMeanwhile, match="Ravi Menon saved revision 2") as refusal:
        writing.save(article, words("Three."), revision=1, by=cast.manager.as_actor, at=AT)
    assert (refusal.value.theirs.text, refusal.value.mine.text) == ("Two.", "Three.")
    assert writing.save(article, words("Two."), revision=1, by=cast.manager.as_actor, at=AT).revision == 2


def test_an_article_without_a_title_is_refused(cast: Cast) -> None:
    with pytest.raises(writing.Untitled):
        writing.begin(cast.north, words("Text", " \n "), by=cast.agent.as_actor, at=AT)


def test_addresses_are_given_once_per_desk_and_stay(cast: Cast) -> None:
    one, two = (knowledge.written(cast.north, "Réseau & pare-feu", at=AT) for _ in range(2))
    assert (one.slug, two.slug) == ("reseau-pare-feu", "reseau-pare-feu-2")
    writing.save(one, words("x", "Another"), revision=1, by=cast.agent.as_actor, at=AT)
    assert Article.objects.get(pk=one.pk).slug == "reseau-pare-feu"
    assert knowledge.written(cast.north, "安全", at=AT).slug == "article"


def test_readers_see_what_was_published_and_not_the_draft(cast: Cast) -> None:
    article = knowledge.published(cast.north, "Certificates", "One.", at=AT)
    writing.save(article, words("Two."), revision=1, by=cast.agent.as_actor, at=AT)
    assert Article.objects.get(pk=article.pk).published == Revision.objects.get(text="One.")
    second = publishing.publish(article, revision=2, by=cast.manager.as_actor, at=AT)
    assert (second.number, second.text) == (2, "Two.")
    assert publishing.publish(article, revision=2, by=cast.manager.as_actor, at=AT) == second
    back = writing.bring_back(
        Revision.objects.get(number=1, article=article), revision=2, by=cast.agent.as_actor, at=AT
    )
    assert (back.text, back.revision) == ("One.", 3)
    verbs = AuditEvent.objects.filter(subject="article", number=article.pk).order_by("id")
    assert list(verbs.values_list("verb", flat=True))[-2:] == ["published", "brought back"]


def test_what_was_not_looked_at_is_not_published(cast: Cast) -> None:
    article = knowledge.written(cast.north, "Certificates", "One.", at=AT)
    writing.save(article, words("Two."), revision=1, by=cast.agent.as_actor, at=AT)
    with pytest.raises(publishing.ChangedMeanwhile, match="Ravi Menon"):
        publishing.publish(article, revision=1, by=cast.manager.as_actor, at=AT)


@pytest.mark.parametrize(
    ("kind", "text"),
    [(Article.Kind.ARTICLE, " \n"), (Article.Kind.WEBINAR, "x"), (Article.Kind.TUTORIAL, "x")],
)
def test_what_lacks_something_is_not_published(cast: Cast, kind: Article.Kind, text: str) -> None:
    article = knowledge.written(cast.north, "Certificates", text, at=AT, kind=kind)
    with pytest.raises(publishing.NotReady):
        publishing.publish(article, revision=1, by=cast.manager.as_actor, at=AT)


def test_an_article_for_plans_names_one(cast: Cast) -> None:
    article = knowledge.written(cast.north, "Certificates", at=AT)
    said = publishing.Particulars(visibility=Article.Visibility.PLANS)
    with pytest.raises(publishing.NotReady):
        publishing.describe(article, said, by=cast.manager.as_actor, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(visibility="plans")


def test_the_database_refuses_to_change_what_was_published(cast: Cast) -> None:
    knowledge.published(cast.north, "Certificates", at=AT)
    for change in (lambda rows: rows.update(text="Other"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(Revision.objects.filter(title="Certificates"))


def test_looking_through_says_when_to_look_again(cast: Cast) -> None:
    article = knowledge.published(cast.north, "Certificates", at=AT, review_on=date(2026, 3, 1))
    publishing.looked_through(article, next_on=date(2027, 3, 1), by=cast.agent.as_actor, at=AT)
    assert Article.objects.get(pk=article.pk).review_on == date(2027, 3, 1)


def test_taking_away_and_offering_again_are_each_said_once(cast: Cast) -> None:
    article = knowledge.published(cast.north, "Certificates", at=AT)
    for act in (publishing.retire, publishing.retire, publishing.offer_again, publishing.offer_again):
        act(article, by=cast.manager.as_actor, at=AT)
    verbs = AuditEvent.objects.filter(subject="article", number=article.pk).order_by("id")
    assert list(verbs.values_list("verb", flat=True))[-2:] == ["retired", "offered again"]
    assert Article.objects.get(pk=article.pk).retired_at is None


def test_categories_are_named_once_moved_and_given_up(cast: Cast) -> None:
    by = cast.manager.as_actor
    first = categories.add(cast.north, "Getting started", by=by, at=AT)
    second = categories.add(cast.north, "Certificates", by=by, at=AT)
    with pytest.raises(listing.BadLabel):
        categories.rename(second, "getting started", by=by, at=AT)
    categories.rename(second, "Keys", by=by, at=AT)
    categories.move_up(second, by=by, at=AT)
    categories.retire(first, by=by, at=AT)
    verbs = AuditEvent.objects.filter(subject="article category").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["added", "added", "renamed", "moved up", "retired"]


def test_a_draft_always_has_a_title(cast: Cast) -> None:
    article = knowledge.written(cast.north, "Certificates", at=AT)
    with pytest.raises(IntegrityError, match="article_draft_has_a_title"), transaction.atomic():
        Draft.objects.filter(article=article).update(title="")
