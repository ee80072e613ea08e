"""The five documents, mutated: compiling or checking any text raises nothing but the language's own faults."""

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from servicelevel.agreement.check import check_agreement
from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.faults import Fault, FaultyAgreement
from servicelevel.agreement.scanning import canonical
from tests.support.agreements import NAMES, text_of

# What hostile or careless people type where something else stood.
SHARDS = st.sampled_from(
    [
        "", " ", "\n", "\t", "---", "```", "```terms\n", "~~~", "## 9 x", "# ", "- ", ": ", "? ", "[", "]", "{", "}",
        "&a ", "*a", "<<: ", "!!python/object/apply:os.system [ls] ", "!<x> ", "|\n", ">\n", "'", '"', "%YAML 1.1\n",
        "\x00", "\u202e", "\ufeff", "\ud800", "\r", "\x85", "\u2028", '"\\ud800"', '"\\0"', '"\\x"', "null", "~",
        "1e308 hours", "9" * 40, "-1", "NaN", ".inf", "0000-01-01", "9999-12-31", "2026-02-30", "24:00", "25:61",
        "UTC+99:99", "EST", "../../etc/passwd", "<script>alert(1)</script>", "{{ 7*7 }}", "{% x %}", "999999999.1",
        "100.0001 %", "0 %", "999999999.99 EUR", "999 days before Easter", "fifth Monday of May",
        "when: {priority: p1}", "promise: none", "always_open: true", "days_end: end of day", "a" * 300,
    ]
)  # fmt: skip


@st.composite
def mutants(draw: st.DrawFn) -> str:
    text = text_of(draw(st.sampled_from(NAMES)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        shard = draw(SHARDS | st.text(max_size=6))
        text = text[:start] + shard + text[end:]
    return text


@st.composite
def shuffles(draw: st.DrawFn) -> str:
    """Lines moved, lost and doubled: YAML of every shape in places where none was expected."""
    lines = text_of(draw(st.sampled_from(NAMES))).split("\n")
    for _ in range(draw(st.integers(1, 3))):
        start, target = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        piece = lines[start : start + draw(st.integers(1, 6))]
        indent = " " * draw(st.integers(0, 4))
        lines[target : target + draw(st.integers(0, 2))] = [indent + line for line in piece]
    return "\n".join(lines)


def lines_of(text: str) -> int:
    return canonical(text).count("\n") + 1


def faults_of(text: str) -> tuple[Fault, ...] | None:
    """Return the faults of `text`; None if it compiles."""
    try:
        compile_agreement(text)
    except FaultyAgreement as faulty:
        return faulty.faults
    return None


quick = partial(settings, deadline=None, max_examples=60)


@quick()
@given(mutants() | shuffles())
def test_no_text_raises_anything_but_faults(text: str) -> None:
    faults = faults_of(text)
    assert faults is None or faults
    assert all(1 <= fault.line <= lines_of(text) and fault.column >= 1 and fault.message for fault in faults or ())


@quick(max_examples=25)
@given(mutants())
def test_every_text_can_be_checked_and_every_finding_points_into_it(text: str) -> None:
    result = check_agreement(text)
    assert (result.agreement is None) == bool(result.faults)
    assert all(1 <= finding.line <= lines_of(text) and finding.instead for finding in result.findings)
