"""What CodeMirror says in the editor, in the reader's language; what the desk itself says there is in templates."""

from django.utils.translation import gettext_lazy, pgettext_lazy

# By CodeMirror's own words: those of @codemirror/search, @codemirror/lint and @codemirror/view that can be met here.
_PHRASES = {
    "Find": gettext_lazy("Find"),
    "Replace": gettext_lazy("Replace with"),
    "next": pgettext_lazy("match", "next"),
    "previous": pgettext_lazy("match", "previous"),
    "all": pgettext_lazy("match", "all"),
    "match case": gettext_lazy("match case"),
    "by word": gettext_lazy("whole words"),
    "regexp": gettext_lazy("regular expression"),
    "replace": gettext_lazy("replace"),
    "replace all": gettext_lazy("replace all"),
    "close": gettext_lazy("close"),
    "current match": gettext_lazy("current match"),
    "on line": gettext_lazy("on line"),
    "replaced match on line $": gettext_lazy("replaced the match on line $"),
    "replaced $ matches": gettext_lazy("replaced $ matches"),
    "Go to line": gettext_lazy("Go to line"),
    "go": gettext_lazy("go"),
    "Diagnostics": gettext_lazy("Findings"),
    "No diagnostics": gettext_lazy("No findings"),
    "Selection deleted": gettext_lazy("Selection deleted"),
    "Control character": gettext_lazy("Control character"),
}


def phrases() -> dict[str, str]:
    """Return what CodeMirror is to say instead of each of its own phrases."""
    return {own: str(said) for own, said in _PHRASES.items()}
