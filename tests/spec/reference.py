"""The reference of the agreement language, `docs/reference/language.md`: written from its specification.

`make reference` writes it anew; `test_reference` fails while it is stale.
"""

from collections.abc import Iterator
from pathlib import Path

from servicelevel.agreement import limits
from servicelevel.agreement.example_claims import CLAIM_FORMS
from servicelevel.agreement.lint import CHECKS
from servicelevel.agreement.reading.front import FRONT, LANGUAGE
from servicelevel.agreement.reading.grammar import GRAMMAR, Kind
from servicelevel.agreement.reading.shapes import Key, Shape
from tests.spec.chapter_check import EXAMPLES, FINDINGS, PROMISING
from tests.spec.chapters_asking import CHAPTERS as ASKING
from tests.spec.chapters_care import CHAPTERS as CARE
from tests.spec.chapters_time import CHAPTERS as TIME
from tests.spec.outline import Section
from tests.spec.paragraphs import Finds, Paragraph
from tests.support.agreements import HOURS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "language.md"
CHAPTERS = (*ASKING, *TIME, *CARE)
KINDS = {kind.name: kind for kind in GRAMMAR}

INTRODUCTION = f"""# The agreement language

Version {LANGUAGE}. This page is written by `make reference` from what the readers of the language declare and from
snippets that the tests execute; every result below is the real one.

## The document

A Markdown file. Its front matter says what it is; its headings are **clauses**, numbered in order
(`## 4 Support hours`, `### 4.2 Holidays`). Three things stand in a clause: prose, which explains and promises nothing;
blocks marked `terms`, which hold every number and every rule; and blocks marked `example`, each line of which is a
worked example that is executed whenever the document is checked.

A terms block is plain YAML 1.2: records, lists and texts. Aliases, anchors, tags, directives and repeated keys are
refused; nothing is evaluated. Several statements may stand in one block. All faults are reported at once, each with its
line, column and clause, and with what would be right.

A **condition** (`when`) is a record of facts, each with one value or a list of values, and `received`: when the request
must have been received. All of it must hold. A **name**, such as that of a priority, is made of small letters, digits,
`-` and `_`."""


def reference() -> str:
    """Return the whole page."""
    return "\n".join((*_lines(), ""))


def _lines() -> Iterator[str]:
    yield INTRODUCTION
    yield from ("", "### Front matter", "")
    yield from _table(FRONT)
    yield from ("", "### The snippets", "")
    yield "The snippets of this page stand in clause 2 of an agreement whose clause 1 says:"
    yield from ("", "```yaml", *HOURS.split("```terms\n")[1].split("\n```")[0].split("\n"), "```")
    for number, chapter in enumerate(CHAPTERS, start=1):
        yield from ("", f"## {number} {chapter.title}", "", chapter.says)
        for section in chapter.sections:
            yield from _section(section, KINDS[section.kind])
    yield from _examples(len(CHAPTERS) + 1)
    yield from _check(len(CHAPTERS) + 2)
    yield from _limits(len(CHAPTERS) + 3)


def _section(section: Section, kind: Kind) -> Iterator[str]:
    yield from ("", f"### `{kind.name}`", "", section.says, "", f"Written as {kind.form}.")
    for what, shape in kind.shapes:
        yield from ("", f"Keys of {what}:", "")
        yield from _table(shape)
    for paragraph in section.paragraphs:
        yield from ("", paragraph.claim, "")
        yield from _snippet(paragraph)


def _table(shape: Shape) -> Iterator[str]:
    yield from ("| key | holds | says | if left out |", "|---|---|---|---|")
    for key in shape.keys:
        yield f"| `{key.name}` | {key.holds} | {key.means} | {_default(key)} |"


def _default(key: Key) -> str:
    return "**must be written**" if key.default is None else key.default or "nothing"


def _snippet(paragraph: Paragraph) -> Iterator[str]:
    yield from ("```yaml", *paragraph.terms.strip("\n").split("\n"), "```", "", paragraph.lead, "")
    yield from _quote(paragraph.result())


def _examples(number: int) -> Iterator[str]:
    yield from ("", f"## {number} Worked examples", "")
    yield (
        "A sentence a line: `A`, facts by the names of their values, `raised on` and a moment, then one or several"
        " claims joined by `and`. A weekday without a date is one of a week without holidays near it; a claim's weekday"
        " is the first after that. What fails is shown with what was expected and what came."
    )
    yield from ("", "Claims:", "", *(f"- {form}" for form in CLAIM_FORMS))
    yield from ("", "Under these terms:", "", "```yaml", *PROMISING.split("\n"), "```", "")
    yield from ("| example | result |", "|---|---|")
    for paragraph in EXAMPLES:
        yield f"| {paragraph.lead.strip('“”')} | {'; '.join(paragraph.result())} |"


def _check(number: int) -> Iterator[str]:
    yield from ("", f"## {number} What the check finds", "")
    yield (
        "A finding has a code that never changes. **Blocking** ones are contradictions and keep a document from being"
        " published; **advice** may stay, and is acknowledged where the document tells its readers: see `silences`."
    )
    samples = {sample.code: sample for sample in FINDINGS}
    for check in CHECKS:
        yield from ("", f"### `{check.code}`", "", f"{check.severity.capitalize()}: {check.finds}. {check.why}", "")
        yield from _sample(samples[check.code])


def _sample(sample: Finds) -> Iterator[str]:
    source = sample.terms.strip("\n") or f"{sample.prose}"
    # A snippet made large on purpose is not worth reading.
    if len(source) < 1_000:
        yield from ("```yaml" if sample.terms else "```markdown", *source.split("\n"), "```", "")
    yield from _quote(sample.result()[:2])


def _quote(lines: tuple[str, ...]) -> Iterator[str]:
    yield "\n>\n".join(f"> {line}".rstrip() for line in lines)


def _limits(number: int) -> Iterator[str]:
    yield from ("", f"## {number} Limits", "")
    yield "Checking any text whatever takes little time, because there is an end to what a document may hold:"
    yield from ("", "| limit | |", "|---|---|")
    for name, value in vars(limits).items():
        if name.isupper():
            shown = str(value) if name.endswith("YEAR") else f"{value:,}"
            yield f"| {name.lower().replace('_', ' ')} | {shown} |"


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
