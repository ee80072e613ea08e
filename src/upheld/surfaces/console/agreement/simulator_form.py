"""What the simulator asks: the facts that the agreement's rules turn on and a local time, or a line in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from servicelevel.agreement.example_words import UnreadableExample
from servicelevel.agreement.situation_words import LONGEST_SITUATION, read_situation
from servicelevel.agreement.terms import Agreement, FactTerm
from servicelevel.agreement.terms.targets import Condition

LOCAL = "%Y-%m-%dT%H:%M"
PREFIX = "sim"
# The form that its fields are sent with: they stand beside the text, outside its element.
EDITOR = "editor"
_NOT_SAID = ("", gettext_lazy("not said"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A question to the simulator that can be answered."""

    facts: Mapping[str, str]
    received_at: datetime


class SimulatorForm(forms.Form):
    """Facts, a local time and a line; the line wins where it says something."""

    tell = forms.CharField(label=gettext_lazy("In words"), required=False, max_length=LONGEST_SITUATION)
    at = forms.CharField(
        label=gettext_lazy("Received"),
        max_length=32,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
    )

    def __init__(self, *, agreement: Agreement, given: Mapping[str, str], present: datetime) -> None:
        """Ask about `agreement`; what is not `given`, or is no longer known, is its default and the present."""
        self.agreement, self.zone, self.present = agreement, ZoneInfo(agreement.zone), present
        self.asked = tuple(
            term for key, term in agreement.facts.items() if term.values and key in set(_keys(agreement))
        )
        said = {name.removeprefix(f"{PREFIX}-"): value for name, value in given.items() if name.startswith(PREFIX)}
        super().__init__(data=self._completed(said), prefix=PREFIX)
        for term in self.asked:
            self.fields[term.key] = forms.ChoiceField(label=term.label, choices=_choices(term), required=term.required)
        for field in self.fields.values():
            field.widget.attrs |= {"form": EDITOR, "class": "form-control-small"}
        self.fields["tell"].widget.attrs["placeholder"] = self._sample()

    def question(self) -> Asked | None:
        """Return what is asked; None, with errors on the form, where it cannot be read."""
        if not self.is_valid():
            return None
        given = {term.key: self.cleaned_data[term.key] for term in self.asked if self.cleaned_data[term.key]}
        return Asked(facts=given, received_at=self.cleaned_data["at"])

    def clean_at(self) -> datetime:
        """Read the local time; one that does not exist moves forward by the gap, one that occurs twice is the first."""
        try:
            return datetime.fromisoformat(self.cleaned_data["at"]).replace(tzinfo=self.zone).astimezone(UTC)
        except (ValueError, OverflowError) as fault:
            raise forms.ValidationError(_("Write a date and a time, such as 2026-11-21T16:30.")) from fault

    def facts(self) -> Iterator[forms.BoundField]:
        """Yield the fields of the facts, in the agreement's order."""
        yield from (self[term.key] for term in self.asked)

    def _completed(self, said: dict[str, str]) -> dict[str, str]:
        """Return the data of the form; a line in words fills it, unless it cannot be read."""
        known = {term.key: _known(term, said.get(term.key)) for term in self.asked}
        known |= {"tell": said.get("tell", ""), "at": said.get("at") or self._local(self.present)}
        self.unread = ""
        if words := known["tell"].strip():
            known |= self._told(words)
        return {f"{PREFIX}-{key}": value for key, value in known.items()}

    def _told(self, words: str) -> dict[str, str]:
        try:
            told = read_situation(words, agreement=self.agreement, at=self.present)
        except UnreadableExample as refusal:
            self.unread = str(refusal)
            return {}
        defaults = {term.key: _known(term, None) for term in self.asked}
        return defaults | dict(told.facts) | {"at": self._local(told.received_at)}

    def _sample(self) -> str:
        """Return a line in the words of this agreement, as in "p2, super-premium, Friday 16:40"."""
        return ", ".join([*(term.values[-1].key for term in self.asked[:2]), "Friday 16:40"])

    def _local(self, instant: datetime) -> str:
        return instant.astimezone(self.zone).strftime(LOCAL)


def _keys(agreement: Agreement) -> Iterator[str]:
    """Yield the facts that a promise may turn on, and those it cannot be made without."""
    yield from (key for condition in _conditions(agreement) for key in condition.facts)
    yield from (key for key, term in agreement.facts.items() if term.required)


def _conditions(agreement: Agreement) -> Iterator[Condition]:
    yield from (rule.when for rule in agreement.targets)
    yield from (rule.when for rule in agreement.entitlements)
    if agreement.emergencies:
        yield from (rule.when for rule in agreement.emergencies.pages)
        yield from (rule.when for rule in agreement.emergencies.charges)


def _choices(term: FactTerm) -> list[tuple[str, str | Promise]]:
    choices: list[tuple[str, str | Promise]] = [(value.key, value.label) for value in term.values]
    return choices if term.required or term.default else [_NOT_SAID, *choices]


def _known(term: FactTerm, given: str | None) -> str:
    """Return a value that the agreement knows: the one given, its default, or the first where one is needed."""
    if given in {value.key for value in term.values}:
        return str(given)
    return term.default or (term.values[0].key if term.required else "")
