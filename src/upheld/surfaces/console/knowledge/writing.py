"""Writing an article: its page, saving, keeping what is typed, and how it will look. Publishing is `publishing`."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from upheld.desks.access import Permission
from upheld.knowledge.access import media_of_article
from upheld.knowledge.actions import media as media_actions
from upheld.knowledge.actions import publishing, writing
from upheld.knowledge.models import Article
from upheld.knowledge.queries.keeping import registered
from upheld.knowledge.queries.media import media_named, media_of
from upheld.presentation.articles import drawn
from upheld.surfaces.console.knowledge.forms import ParticularsForm, WordsForm, particulars_in, words_in
from upheld.surfaces.console.knowledge.media import REFUSALS, shown_in_console, with_media
from upheld.surfaces.console.knowledge.shelf import CONFLICT, INCOMPLETE, Keeping, keeping
from upheld.surfaces.console.members import MemberRequest, for_members


@require_POST
@for_members
def begin(request: MemberRequest, desk: str) -> HttpResponse:
    """Begin an article by its title, and go on writing it."""
    work = keeping(request, desk)
    form = WordsForm({"language": work.member.user.language or "en", **request.POST.dict()})
    if not form.is_valid():
        messages.error(request, _("Nothing was begun: write a title."))
        return work.page("articles", active="all", which="all", articles=(), due=0, form=form, status=INCOMPLETE)
    return work.back_to(writing.begin(work.desk, form.words(), by=work.by, at=work.at))


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def article(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show an article to be written; on POST saved, and published if that was pressed."""
    publishes = request.POST.get("then") == "publish"
    work = keeping(request, desk, permission=Permission.PUBLISH_ARTICLES if publishes else Permission.WRITE_ARTICLES)
    row = work.article(number)
    if request.method != "POST":
        return article_page(work, row)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return article_page(work, row, form=form, status=INCOMPLETE)
    revision = form.cleaned_data["revision"] or 0
    try:
        words = with_media(work, row, form.words())
        draft = writing.save(row, words, revision=revision, by=work.by, at=work.at)
    except REFUSALS as refusal:
        return article_page(work, row, form=form, refusal=str(refusal), status=CONFLICT)
    except writing.WrittenMeanwhile as refusal:
        return article_page(work, row, form=_seen(form, refusal), theirs=refusal, status=CONFLICT)
    if publishes:
        return _publish(work, row, draft.revision)
    messages.success(request, _("The draft is saved."))
    return work.back_to(row)


@require_POST
@for_members
def draft(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Keep what is typed so far; answers with the revision it is, or with the words that were kept meanwhile."""
    work = keeping(request, desk)
    row, form = work.article(number), WordsForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"revision": row.draft.revision}, status=INCOMPLETE)
    revision = form.cleaned_data["revision"] or 0
    try:
        kept = writing.save(row, form.words(), revision=revision, by=work.by, at=work.at)
    except writing.WrittenMeanwhile as other:
        return JsonResponse({"revision": other.theirs.revision, "text": other.theirs.text}, status=CONFLICT)
    return JsonResponse({"revision": kept.revision})


@require_POST
@for_members
def preview(request: MemberRequest, desk: str) -> HttpResponse:
    """Show how a text will look; keeps nothing."""
    work = keeping(request, desk)
    text = request.POST.get("text", "")[: writing.TEXT_AT_MOST]
    media = shown_in_console(work.desk, media_named(work.desk, text))
    return render(request, "console/knowledge/preview.html", {"text": drawn(text, media)})


@require_POST
@for_members
def media_removed(request: MemberRequest, desk: str, number: int, media: UUID) -> HttpResponse:
    """Remove a picture or a video that the article does not show."""
    work = keeping(request, desk)
    row = work.article(number)
    try:
        media_actions.remove(media_of_article(row, media), by=work.by, at=work.at)
    except media_actions.StillShown as refusal:
        return article_page(work, row, refusal=str(refusal), status=CONFLICT)
    return work.back_to(row)


def article_page(
    work: Keeping,
    row: Article,
    *,
    form: WordsForm | None = None,
    particulars: ParticularsForm | None = None,
    theirs: writing.WrittenMeanwhile | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the page of an article, with what was refused if something was."""
    frame = work.frame()
    webinar = getattr(row, "webinar", None)
    media = media_of(row)
    pictures = shown_in_console(work.desk, media)
    return work.page(
        "article",
        status=status,
        article=row,
        form=form or WordsForm(initial=words_in(row)),
        particulars=particulars or ParticularsForm(work.desk, frame.agreement, initial=particulars_in(row)),
        text=drawn(row.draft.text, pictures),
        media=list(zip(media, pictures, strict=True)),
        theirs=theirs,
        refusal=refusal,
        changed=row.published is None or row.draft.text != row.published.text or row.draft.title != row.published.title,
        registered=registered(webinar) if webinar is not None else None,
    )


def _publish(work: Keeping, row: Article, revision: int) -> HttpResponse:
    try:
        publishing.publish(row, revision=revision, by=work.by, at=work.at)
    except (publishing.NotReady, publishing.ChangedMeanwhile) as refusal:
        return article_page(work, work.article(row.pk), refusal=str(refusal), status=CONFLICT)
    messages.success(work.request, _("Readers see it now."))
    return work.back_to(row)


def _seen(form: WordsForm, refusal: writing.WrittenMeanwhile) -> WordsForm:
    """Return the form as it was sent, on the revision of the other words: whoever was refused sees them now."""
    return WordsForm({**form.cleaned_data, "revision": refusal.theirs.revision})
