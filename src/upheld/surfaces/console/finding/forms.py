"""The form by which a search is kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from upheld.tickets.models import SavedSearch


class SaveSearchForm(forms.Form):
    """A name, and what is looked for as it was typed."""

    text = forms.CharField(max_length=500, strip=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Keep this search as"), max_length=SavedSearch.NAME_AT_MOST)
