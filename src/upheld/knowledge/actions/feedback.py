"""Writing down whether an article helped; nobody is asked who they are."""

from datetime import datetime

from django.db import transaction

from upheld.desks.facts import digest_of
from upheld.knowledge.models import Article, Feedback

COMMENT_AT_MOST = 2_000


@transaction.atomic
def give(article: Article, verdict: Feedback.Verdict, *, comment: str = "", visit: str, at: datetime) -> Feedback:
    """Write down what a visitor thought of what is published; a later answer of the same visit takes its place.

    `visit` is what their browser keeps, of which only a digest is kept here. A comment that was given stays unless
    another is. Locks the earlier answer.
    """
    said, digest = comment.replace("\x00", "").strip()[:COMMENT_AT_MOST], digest_of(visit)
    earlier = Feedback.objects.select_for_update().filter(article=article, visit=digest).first()
    if earlier is None:
        row = {"verdict": verdict, "comment": said, "revision": article.published, "given_at": at}
        return Feedback.objects.get_or_create(article=article, visit=digest, defaults=row)[0]
    earlier.verdict, earlier.comment, earlier.given_at = verdict, said or earlier.comment, at
    earlier.revision_id = article.published_id or earlier.revision_id
    earlier.save()
    return earlier
