"""Writing an article: beginning one, and saving its draft so that nobody loses words; not publishing it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk
from upheld.knowledge.models import Article, Category, Draft, Revision
from upheld.knowledge.models.draft import SUMMARY_AT_MOST, TITLE_AT_MOST
from upheld.tickets.actions import lock

TEXT_AT_MOST = 100_000
_SLUG_AT_MOST = 50


class WrittenMeanwhile(ValueError):
    """Somebody saved the draft since it was read; nothing was written over.

    `theirs` is the draft as it is now, `mine` what was to be saved: a screen shows both.
    """

    def __init__(self, theirs: Draft, *, mine: "Words") -> None:
        super().__init__(
            _("%(who)s saved revision %(revision)s in the meantime")
            % {"who": theirs.saved_by_name, "revision": theirs.revision}
        )
        self.theirs = theirs
        self.mine = mine


class Untitled(ValueError):
    """An article is found by its title; it has one from the beginning."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What an article says."""

    title: str
    summary: str = ""
    # Markdown.
    text: str = ""
    language: str = "en"

    def kept(self) -> "Words":
        """Return them as they are kept: of bearable length, titles on one line."""
        return Words(
            title=" ".join(self.title.split())[:TITLE_AT_MOST],
            summary=" ".join(self.summary.split())[:SUMMARY_AT_MOST],
            text=self.text.replace("\r\n", "\n")[:TEXT_AT_MOST],
            language=self.language,
        )


@transaction.atomic
def begin(
    desk: Desk,
    words: Words,
    *,
    kind: Article.Kind = Article.Kind.ARTICLE,
    category: Category | None = None,
    by: Actor,
    at: datetime,
) -> Article:
    """Begin an article that nobody but colleagues sees. Locks the desk. Raises: Untitled."""
    words = words.kept()
    if not words.title:
        raise Untitled(_("write a title"))
    lock.desk(desk)
    article = Article.objects.create(
        desk=desk, slug=_free_slug(desk, words.title), kind=kind, category=category, made_at=at, made_by=by.reference
    )
    Draft.objects.create(article=article, **_columns(words), **_saved(by, at))
    _record(article, "begun", by=by, at=at, facts={"title": words.title})
    return article


@transaction.atomic
def save(article: Article, words: Words, *, revision: int, by: Actor, at: datetime) -> Draft:
    """Save what an article is to say, on top of the revision of the draft that was read.

    Compares and swaps: locks the draft; the same words again change nothing. Raises: WrittenMeanwhile, if somebody
    else saved other words since; Untitled.
    """
    words = words.kept()
    if not words.title:
        raise Untitled(_("write a title"))
    draft = Draft.objects.select_for_update().get(article=article)
    if _said(draft) == words:
        return draft
    if draft.revision != revision:
        raise WrittenMeanwhile(draft, mine=words)
    for name, value in {**_columns(words), **_saved(by, at), "revision": revision + 1}.items():
        setattr(draft, name, value)
    draft.save()
    return draft


def bring_back(kept: Revision, *, revision: int, by: Actor, at: datetime) -> Draft:
    """Let the draft say again what was published once. Refuses like `save`."""
    words = Words(title=kept.title, summary=kept.summary, text=kept.text, language=kept.language)
    draft = save(kept.article, words, revision=revision, by=by, at=at)
    _record(kept.article, "brought back", by=by, at=at, facts={"revision": kept.number})
    return draft


def _said(draft: Draft) -> Words:
    return Words(title=draft.title, summary=draft.summary, text=draft.text, language=draft.language)


def _columns(words: Words) -> dict[str, str]:
    return {"title": words.title, "summary": words.summary, "text": words.text, "language": words.language}


def _saved(by: Actor, at: datetime) -> dict[str, object]:
    return {"saved_at": at, "saved_by": by.reference, "saved_by_name": by.name}


def _free_slug(desk: Desk, title: str) -> str:
    plain = slugify(title)[:_SLUG_AT_MOST].strip("-_") or "article"
    taken = set(Article.objects.filter(desk=desk, slug__startswith=plain).values_list("slug", flat=True))
    numbered = (f"{plain}-{number}" for number in count(2))
    return plain if plain not in taken else next(slug for slug in numbered if slug not in taken)


def _record(article: Article, verb: str, *, by: Actor, at: datetime, facts: dict[str, object]) -> None:
    record("article", article.pk, verb, desk=article.desk.name, by=by, at=at, facts={"slug": article.slug, **facts})
