"""What the pages of articles accept; they decide nothing and write nothing."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from servicelevel.agreement.terms import Agreement
from upheld.desks.models import Desk
from upheld.knowledge.actions.publishing import Meeting, Particulars
from upheld.knowledge.actions.writing import TEXT_AT_MOST, Words
from upheld.knowledge.models import Article
from upheld.knowledge.models.draft import SUMMARY_AT_MOST, TITLE_AT_MOST
from upheld.knowledge.queries.keeping import categories_of

# Each in its own words, for whoever reads it.
LANGUAGES = (
    ("en", "English"),
    ("pt-br", "Português (Brasil)"),
    ("fr", "Français"),
    ("de", "Deutsch"),
    ("es", "Español"),
)
LONGEST_WEBINAR_MIN, WEBINAR_MIN = 600, 60
_DAY = "%Y-%m-%d"
_MINUTE = "%Y-%m-%dT%H:%M"


class WordsForm(forms.Form):
    """What an article says, and which revision of its draft its writer had before them."""

    use_required_attribute = False
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    title = forms.CharField(
        label=_("Title"), max_length=TITLE_AT_MOST, error_messages={"required": _("Write a title.")}
    )
    summary = forms.CharField(
        label=_("Summary"),
        help_text=_("One sentence for lists and search."),
        max_length=SUMMARY_AT_MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    text = forms.CharField(
        label=_("Text"),
        help_text=_("Markdown: ## heading, **bold**, - list, [words](address), ``` code."),
        max_length=TEXT_AT_MOST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true", "class": "mono"}),
    )

    def words(self) -> Words:
        """Return what a valid form says."""
        said = self.cleaned_data
        return Words(title=said["title"], summary=said["summary"], text=said["text"], language=said["language"])


class ParticularsForm(forms.Form):
    """All that is said of an article beside its words; the webinar's hour is on the desk's wall."""

    use_required_attribute = False
    kind = forms.ChoiceField(label=_("Kind"), choices=Article.Kind.choices)
    category = forms.ChoiceField(label=_("Category"), required=False)
    visibility = forms.ChoiceField(label=_("Who may read it"), choices=Article.Visibility.choices)
    plans = forms.MultipleChoiceField(label=_("Plans"), required=False, widget=forms.CheckboxSelectMultiple)
    video_url = forms.URLField(
        label=_("Where the video is watched"), required=False, max_length=200, assume_scheme="https"
    )
    review_on = forms.DateField(
        label=_("Look through again on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format=_DAY),
    )
    starts = forms.DateTimeField(
        label=_("The webinar begins"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MINUTE),
    )
    minutes = forms.IntegerField(
        label=_("and lasts minutes"), required=False, min_value=1, max_value=LONGEST_WEBINAR_MIN
    )
    place = forms.URLField(
        label=_("Where one joins"),
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text=_("Told only to those who are registered."),
    )
    seats = forms.IntegerField(
        label=_("Seats"), required=False, min_value=1, max_value=100_000, help_text=_("Empty for as many as like.")
    )

    def __init__(self, desk: Desk, agreement: Agreement, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._desk = desk
        self._categories = {str(one.pk): one for one in categories_of(desk)}
        category, plans = self.fields["category"], self.fields["plans"]
        assert isinstance(category, forms.ChoiceField)
        assert isinstance(plans, forms.MultipleChoiceField)
        category.choices = [("", _("None")), *((key, one.label) for key, one in self._categories.items())]
        plans.choices = [(plan.key, plan.label) for plan in agreement.plans]

    def clean(self) -> dict[str, Any]:
        """Want all of a webinar once its hour is given."""
        if self.cleaned_data.get("starts") and not self.cleaned_data.get("place"):
            self.add_error("place", _("Say where one joins."))
        return self.cleaned_data

    def particulars(self) -> Particulars:
        """Return what a valid form says."""
        said = self.cleaned_data
        return Particulars(
            kind=Article.Kind(said["kind"]),
            category=self._categories.get(said["category"]),
            visibility=Article.Visibility(said["visibility"]),
            plans=tuple(said["plans"]),
            video_url=said["video_url"],
            review_on=said["review_on"],
            meeting=self._meeting(),
        )

    def _meeting(self) -> Meeting | None:
        said = self.cleaned_data
        if not said["starts"]:
            return None
        starts = said["starts"].replace(tzinfo=ZoneInfo(self._desk.zone))
        lasts = timedelta(minutes=said["minutes"] or WEBINAR_MIN)
        # Elapsed time, were the clocks to change meanwhile.
        ends = (starts.astimezone(ZoneInfo("UTC"))) + lasts
        return Meeting(starts_at=starts, ends_at=ends, place=said["place"], seats=said["seats"])


def words_in(article: Article) -> dict[str, Any]:
    """Return a draft as its form shows it."""
    draft = article.draft
    return {
        "revision": draft.revision,
        "title": draft.title,
        "summary": draft.summary,
        "language": draft.language,
        "text": draft.text,
    }


def particulars_in(article: Article) -> dict[str, Any]:
    """Return what is said of an article as its form shows it."""
    shown: dict[str, Any] = {
        "kind": article.kind,
        "category": str(article.category_id or ""),
        "visibility": article.visibility,
        "plans": article.plans,
        "video_url": article.video_url,
        "review_on": article.review_on,
    }
    webinar = getattr(article, "webinar", None)
    if webinar is not None:
        starts = webinar.starts_at.astimezone(ZoneInfo(article.desk.zone)).replace(tzinfo=None)
        minutes = int((webinar.ends_at - webinar.starts_at).total_seconds()) // 60
        shown |= {"starts": starts, "minutes": minutes, "place": webinar.place, "seats": webinar.seats}
    return shown
