"""What was typed as a question to the index of words: the text of a tsquery in which `~` stands for desk and block."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from upheld.tickets.queries.finding.filters import BadFilter, Ground, Sought, sought_by
from upheld.tickets.queries.finding.grammar import Term, Typed

# A stem shorter than this finds too much of what only looks alike.
STEM_AT_LEAST = 4
# The words of an internal note bear the label D: see the model SearchEntry.
PUBLIC_LABELS = "ABC"


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """One form in which a term is found: words in a row, the last perhaps only begun."""

    words: tuple[str, ...]
    begun: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What was looked up for the words that were typed."""

    # The stem of a word in the reader's language.
    stems: Mapping[str, str] = field(default_factory=dict)
    # The marks of the customers whose name has a word.
    customers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What the index is asked, and what to mark in the words that it finds."""

    # Empty when nothing was asked that the index could answer.
    text: str
    since: datetime | None = None
    until: datetime | None = None
    due_by: datetime | None = None
    forms: tuple[Form, ...] = ()
    faults: tuple[str, ...] = ()


def question(typed: Typed, *, ground: Ground, known: Known, notes: bool) -> Question:
    """Return what to ask; a filter that asks for what there is not is left out, and said to be."""
    sought, faults = _sought(typed, ground)
    labels = "" if notes else PUBLIC_LABELS
    must = [_term(term, known, labels) for term in typed.terms if not term.negated]
    must += [_any(f"'~{mark}'" for mark in _quoted(one.marks)) for asked, one in sought if one.marks and not asked]
    never = [_term(term, Known(), labels) for term in typed.terms if term.negated]
    never += [_any(f"'~{mark}'" for mark in _quoted(one.marks)) for turned, one in sought if turned]
    if not must and (never or any(one.due_by for _, one in sought)):
        must = ["'~'"]
    return Question(
        text=" & ".join([*must, *(f"!{one}" for one in never)]),
        since=max((one.since for _, one in sought if one.since), default=None),
        until=min((one.until for _, one in sought if one.until), default=None),
        due_by=min((one.due_by for _, one in sought if one.due_by), default=None),
        forms=tuple(form for term in typed.terms if not term.negated for form in forms_of(term, known.stems)),
        faults=(*typed.faults, *faults),
    )


def forms_of(term: Term, stems: Mapping[str, str]) -> tuple[Form, ...]:
    """Return every form in which a term is found; several words, or quoted ones, only as they stand."""
    if term.exact or len(term.words) > 1:
        return (Form(words=term.words, begun=term.open_ended),)
    (word,) = term.words
    stem = stems.get(word, word)
    forms = [Form(words=(word,), begun=term.open_ended)]
    if len(stem) >= STEM_AT_LEAST:
        forms.append(Form(words=(stem,), begun=True))
    if stem.endswith("i"):
        forms.append(Form(words=(f"{stem[:-1]}y",)))
    return tuple(forms)


def _sought(typed: Typed, ground: Ground) -> tuple[list[tuple[bool, Sought]], list[str]]:
    found, faults = [], []
    for asked in typed.filters:
        try:
            found.append((asked.negated, sought_by(asked, ground)))
        except BadFilter as fault:
            faults.append(str(fault))
    return found, faults


def _term(term: Term, known: Known, labels: str) -> str:
    said = [_row(form, labels) for form in forms_of(term, known.stems)]
    alone = not term.exact and len(term.words) == 1
    marks = known.customers.get(term.words[0], ()) if alone else ()
    return _any([*said, *(f"'~{mark}'" for mark in marks)])


def _row(form: Form, labels: str) -> str:
    plain = f":{labels}" if labels else ""
    last = f":*{labels}" if form.begun else plain
    *before, end = form.words
    return " <-> ".join([*(f"'~{word}'{plain}" for word in before), f"'~{end}'{last}"])


def _any(parts: Iterable[str]) -> str:
    said = list(parts)
    return f"({' | '.join(said)})"


def _quoted(marks: Iterable[str]) -> list[str]:
    # What a person typed may stand in a mark; in a tsquery a quotation mark and a backslash are written twice.
    return [mark.replace("\\", "\\\\").replace("'", "''").replace("~", "") for mark in marks]
