"""Worked examples in near-English: reading them, executing them, and saying what the agreement says instead.

The claims are judged in `example_claims`; making the promise lives in `promising`.
"""

import re
from dataclasses import dataclass

from servicelevel.agreement.example_claims import Asked, Judged, judge, parts_of
from servicelevel.agreement.example_words import UnreadableExample, raised_at, read_facts, usual_week
from servicelevel.agreement.promising.promise import make_promise
from servicelevel.agreement.terms import Agreement, ExampleTerm
from servicelevel.instants import PromiseError

LONGEST_EXAMPLE = 600
# How the claim of a sentence begins.
_CLAIMS = r"(?:is|has|alerts|may be) "
_SENTENCE = re.compile(rf"an? (.{{1,200}}?) (?:raised|received) on (.{{1,60}}?) ({_CLAIMS}.+?)\.?", re.IGNORECASE)
_FORM = "an example reads “A p2 raised on Friday 16:30 is answered by Monday 10:30”"


@dataclass(frozen=True, kw_only=True, slots=True)
class ExampleResult:
    """A worked example, executed."""

    text: str
    line: int
    clause: str
    ok: bool
    # what the example claims and the agreement does not say, in words; empty if it holds or cannot be read
    expected: str
    # what the agreement says, in words, or why the example cannot be read
    says: str


def run_example(example: ExampleTerm, *, agreement: Agreement) -> ExampleResult:
    """Return whether `agreement` keeps `example`; one that cannot be read is not, and `says` tells why."""
    expected: tuple[str, ...] = ()
    try:
        wrong = tuple(judged for judged in _judged(example.text, agreement) if not judged.holds)
        expected, says = tuple(judged.expected for judged in wrong), tuple(judged.got for judged in wrong)
    except (UnreadableExample, PromiseError) as error:
        says = (str(error),)
    return ExampleResult(
        text=example.text,
        line=example.line,
        clause=example.clause.number,
        ok=not says,
        expected="; ".join(expected),
        says="; ".join(says) or "as written",
    )


def _judged(text: str, agreement: Agreement) -> tuple[Judged, ...]:
    found = _SENTENCE.fullmatch(text) if len(text) <= LONGEST_EXAMPLE else None
    if found is None:
        raise UnreadableExample(_hint(text))
    at = raised_at(found[2], agreement=agreement, week=usual_week(agreement))
    promise = make_promise(agreement, facts=read_facts(found[1], agreement), at=at)
    asked = Asked(promise=promise, received_at=at, agreement=agreement)
    return tuple(judge(part, asked) for part in parts_of(found[3]))


def _hint(text: str) -> str:
    """Return what an unreadable sentence lacks, the first thing first."""
    if len(text) > LONGEST_EXAMPLE:
        return f"an example has at most {LONGEST_EXAMPLE} characters; write several, each on its own line"
    low = f"{text.lower()} "
    if not low.startswith(("a ", "an ")):
        return f"an example begins with “A”; {_FORM}"
    if " raised on " not in low and " received on " not in low:
        return f"it does not say “raised on” and when; {_FORM}"
    return f"no claim follows the moment; {_FORM}"


def run_examples(agreement: Agreement) -> tuple[ExampleResult, ...]:
    """Return the result of every example of `agreement`, in order."""
    return tuple(run_example(example, agreement=agreement) for example in agreement.examples)
