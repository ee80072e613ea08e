"""What those who keep the articles are shown: drafts, what is due for review, what readers thought of them."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Q, QuerySet

from upheld.desks.models import Desk
from upheld.knowledge.models import Article, Category, Feedback, Registration, Revision, Webinar

SHOWN_AT_MOST = 200
# The lists of the console, by the word in their address.
LISTS = ("all", "drafts", "review", "retired")


def kept(desk: Desk, which: str, *, on: date) -> Sequence[Article]:
    """Return the articles of one of the `LISTS`, each counted with what readers thought of it."""
    narrowed = {
        "all": Q(retired_at__isnull=True),
        "drafts": Q(retired_at__isnull=True, published__isnull=True),
        "review": Q(retired_at__isnull=True, review_on__lte=on),
        "retired": Q(retired_at__isnull=False),
    }
    found = Article.objects.filter(narrowed[which], desk=desk).select_related("draft", "published", "category")
    order = ("review_on", "id") if which == "review" else ("-draft__saved_at", "-id")
    rows = _counted(found).defer("draft__text", "published__text", "published__words").order_by(*order)
    return list(rows[:SHOWN_AT_MOST])


def review_due(desk: Desk, *, on: date) -> int:
    """Return how many articles somebody should look through by a day."""
    return Article.objects.filter(desk=desk, retired_at__isnull=True, review_on__lte=on).count()


def categories_of(desk: Desk) -> Sequence[Category]:
    """Return the categories in use, in order."""
    return list(Category.objects.filter(desk=desk, retired_at__isnull=True).order_by("position"))


def revisions_of(article: Article) -> Sequence[Revision]:
    """Return what was published of an article, newest first, without the words themselves."""
    return list(Revision.objects.filter(article=article).defer("text", "words").order_by("-number"))


def newest_feedback(desk: Desk) -> Sequence[Feedback]:
    """Return what readers of a desk's articles thought, newest first."""
    found = Feedback.objects.filter(article__desk=desk).select_related("article__draft", "revision")
    return list(found.defer("article__draft__text", "revision__text").order_by("-given_at")[:SHOWN_AT_MOST])


def registered(webinar: Webinar) -> "QuerySet[Registration]":
    """Return who has a seat, in the order in which they asked."""
    taken = Registration.objects.filter(webinar=webinar, confirmed_at__isnull=False, cancelled_at__isnull=True)
    return taken.order_by("asked_at", "id")


def seats_left(webinar: Webinar) -> int | None:
    """Return how many seats are free; None where there are as many as people."""
    return None if webinar.seats is None else max(0, webinar.seats - registered(webinar).count())


def personal(desk: Desk, addresses: Sequence[str]) -> list[dict[str, object]]:
    """Return what is known of a person by their addresses: the webinars at which they asked for a seat."""
    mine = Registration.objects.filter(webinar__article__desk=desk, email__in=addresses).select_related(
        "webinar__article__draft"
    )
    return [
        {
            "webinar": one.webinar.article.draft.title,
            "starts_at": one.webinar.starts_at.isoformat(),
            "name": one.name,
            "email": one.email,
            "asked_at": one.asked_at.isoformat(),
            "confirmed_at": one.confirmed_at.isoformat() if one.confirmed_at else None,
            "cancelled_at": one.cancelled_at.isoformat() if one.cancelled_at else None,
        }
        for one in mine.order_by("id")
    ]


def _counted(found: "QuerySet[Article]") -> "QuerySet[Article]":
    verdict = Feedback.Verdict
    return found.annotate(
        useful=Count("feedback", filter=Q(feedback__verdict=verdict.USEFUL)),
        not_useful=Count("feedback", filter=Q(feedback__verdict=verdict.NOT_USEFUL)),
        solved=Count("feedback", filter=Q(feedback__verdict=verdict.SOLVED)),
    )
