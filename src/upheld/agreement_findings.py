"""What `upheld agreement check` prints for people: each fault and finding with its line, a caret, why and what instead.

The same for programs is spelled in `agreement_answers`.
"""

from collections.abc import Iterator

import typer

from servicelevel.agreement.check import CheckResult, Finding, Severity
from servicelevel.agreement.examples import ExampleResult
from servicelevel.agreement.faults import Fault
from servicelevel.decisions.explain import counted_words

_COLOURS = {
    Severity.BLOCKING: typer.colors.RED,
    Severity.ADVICE: typer.colors.YELLOW,
    Severity.ACKNOWLEDGED: typer.colors.GREEN,
}
# A line of a document may be long; people see this much of it around the caret.
_WIDEST = 100


def report_lines(name: str, result: CheckResult, *, text: str) -> Iterator[str]:
    """Yield the lines of a report on the document `text`, which is called `name`; the last is the verdict."""
    lines = text.replace("\r\n", "\n").split("\n")
    for fault in result.faults:
        yield from _fault(name, fault, lines)
    for finding in result.findings:
        yield from _finding(name, finding, lines)
    for example in result.examples:
        if not example.ok:
            yield from _example(name, example, lines)
    yield f"{name}: {_verdict(result)}"


def _fault(name: str, fault: Fault, lines: list[str]) -> Iterator[str]:
    yield _head(name, fault.line, fault.column, "fault", typer.colors.RED, fault.clause, fault.message)
    yield from _excerpt(lines, fault.line, fault.column, 1)
    if fault.fix:
        yield f"    instead: {fault.fix}"
    yield ""


def _finding(name: str, finding: Finding, lines: list[str]) -> Iterator[str]:
    kind, colour = f"{finding.severity} {finding.code}", _COLOURS[finding.severity]
    yield _head(name, finding.line, finding.column, kind, colour, finding.clause, finding.message)
    yield from _excerpt(lines, finding.line, finding.column, finding.width)
    if finding.acknowledged:
        yield f"    readers are told: {finding.acknowledged}"
    else:
        yield f"    why:     {finding.why}"
        yield f"    instead: {finding.instead}"
    yield ""


def _example(name: str, example: ExampleResult, lines: list[str]) -> Iterator[str]:
    message = "this example does not hold."
    yield _head(name, example.line, 1, "example", typer.colors.RED, example.clause, message)
    yield from _excerpt(lines, example.line, 1, 1)
    if example.expected:
        yield f"    expected: {example.expected}"
    yield f"    got:      {example.says}"
    yield ""


def _head(name: str, line: int, column: int, kind: str, colour: str, clause: str | None, message: str) -> str:
    where = f"{name}:{line}:{column}:"
    return f"{where} {typer.style(kind, fg=colour)}{f' (§ {clause})' if clause else ''}: {message}"


def _excerpt(lines: list[str], line: int, column: int, width: int) -> Iterator[str]:
    source = lines[line - 1] if line <= len(lines) else ""
    if not source.strip():
        return
    start = max(column - 1 - _WIDEST // 2, 0) if len(source) > _WIDEST else 0
    shown = source[start : start + _WIDEST]
    indent = "".join(" " if char != "\t" else "\t" for char in shown[: column - 1 - start])
    margin = " " * len(str(line))
    yield f"    {line} | {shown}"
    yield f"    {margin} | {indent}{'^' * max(min(width, len(shown) - len(indent)), 1)}"


def _verdict(result: CheckResult) -> str:
    counts = [counted_words(len(result.faults), "fault")]
    for severity in Severity:
        count = sum(finding.severity is severity for finding in result.findings)
        counts += [f"{count} {severity}"] if count else []
    kept = sum(example.ok for example in result.examples)
    counts.append(f"{kept} of {counted_words(len(result.examples), 'example')} kept")
    return f"{', '.join(counts)}: {'publishable' if result.publishable else 'not publishable'}"
