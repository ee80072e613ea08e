"""What a manager types to announce something: the words by language, to whom, from when until when."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement
from upheld.desks.actions.announcements import TEXT_AT_MOST, Words
from upheld.desks.models import Announcement

_MINUTE = "%Y-%m-%dT%H:%M"


class AnnouncementForm(forms.Form):
    """The words, for whom and when; times are on the wall of the writer's zone."""

    use_required_attribute = False

    def __init__(self, agreement: Agreement, zone: ZoneInfo, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._zone = zone
        self.fields["level"] = forms.ChoiceField(
            label=_("Level"), choices=Announcement.Level.choices, initial="info", widget=forms.RadioSelect
        )
        for code, name in settings.LANGUAGES:
            self.fields[f"text_{code}"] = forms.CharField(
                label=_("Words, {language}").format(language=name),
                help_text=_("Light Markdown. Who reads in a language that you leave empty is shown another."),
                required=False,
                max_length=TEXT_AT_MOST,
                widget=forms.Textarea(attrs={"rows": 3, "lang": code}),
            )
        self.fields["starts"] = self._instant(_("From"), _("Empty for now."))
        self.fields["ends"] = self._instant(_("Until"), _("Empty for until you withdraw it."))
        if agreement.plans:
            self.fields["plans"] = forms.MultipleChoiceField(
                label=_("Only for customers on"),
                help_text=_("Choose none for everyone."),
                choices=[(plan.key, plan.label) for plan in agreement.plans],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        self.order_fields(["level", *(f"text_{code}" for code, _name in settings.LANGUAGES), "plans"])

    @staticmethod
    def _instant(label: str, help_text: str) -> forms.DateTimeField:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MINUTE)
        return forms.DateTimeField(label=label, help_text=help_text, required=False, widget=widget)

    def texts(self) -> Iterator[BoundField]:
        """Yield the fields of the words, a language each."""
        return (self[f"text_{code}"] for code, _name in settings.LANGUAGES)

    def words(self, *, at: datetime) -> Words:
        """Return what a valid form announces; from `at` on where it says nothing."""
        said = self.cleaned_data
        return Words(
            level=Announcement.Level(said["level"]),
            texts={code: said[f"text_{code}"] for code, _name in settings.LANGUAGES},
            plans=tuple(said.get("plans", ())),
            starts_at=said["starts"] or at,
            ends_at=said["ends"],
        )


def typed_of(row: Announcement, zone: ZoneInfo) -> dict[str, Any]:
    """Return what a form begins with that is to take the place of an announcement."""
    with timezone.override(zone):
        return {
            "level": row.level,
            "plans": row.plans,
            "starts": row.starts_at.astimezone(zone),
            "ends": row.ends_at.astimezone(zone) if row.ends_at else None,
            **{f"text_{code}": text for code, text in row.texts.items()},
        }
