"""The commands about agreements and promises that need no database: thin, one function a verb.

What they print lives in `agreement_answers` (JSON) and `agreement_findings` (a check, for people); how cases are read,
in `promise_cases`.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from servicelevel.agreement.amendment import ClauseChange, difference
from servicelevel.agreement.check import check_agreement
from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.promise import Promise
from upheld.agreement_answers import change_answer, check_answer, promise_answer, reason_words
from upheld.agreement_findings import report_lines
from upheld.documents import shipped_names
from upheld.now import now
from upheld.promise_cases import BadCase, Shelf, answers, promise_for, read_facts, text_of

agreement_app = typer.Typer(help="List, check, show and compare agreements.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="FILE|NAME", help="A shipped agreement, or a file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@agreement_app.command("list")
def list_command() -> None:
    """List the shipped agreements."""
    shelf = Shelf()
    for name in shipped_names():
        agreement = _or_fail(shelf, name)
        typer.echo(f"{name:<14} v{agreement.version}  {agreement.effective_on}  {agreement.title}")


@agreement_app.command("check")
def check_command(name: Name, *, as_json: AsJson = False) -> None:
    """Check a document: faults, lint and examples; exit 0 only if it could be published."""
    try:
        text = text_of(name)
    except BadCase as error:
        _fail(str(error))
    result = check_agreement(text)
    if as_json:
        typer.echo(json.dumps(check_answer(result), ensure_ascii=False, indent=2))
    else:
        for line in report_lines(name, result, text=text):
            typer.echo(line)
    raise typer.Exit(0 if result.publishable else 1)


@agreement_app.command("show")
def show_command(
    name: Name,
    *,
    version: Annotated[int | None, typer.Option(help="The version; the shipped one if left out.")] = None,
    html: Annotated[bool, typer.Option("--html", help="Print the public page as HTML.")] = False,
) -> None:
    """Show the public page of an agreement."""
    from servicelevel.agreement.page import build_page  # imported late: only this verb renders Markdown
    from upheld.agreement_pages import page_html, page_text

    agreement = _or_fail(Shelf(), name)
    if version not in (None, agreement.version):
        _fail(f"{agreement.name} is here in version {agreement.version} only")
    page = build_page(agreement, at=now())
    typer.echo(page_html(page) if html else page_text(page))


@agreement_app.command("diff")
def diff_command(
    name: Name,
    *,
    earlier: Annotated[str, typer.Option("--from", help="A version, or a file that holds it.")],
    later: Annotated[str, typer.Option("--to", help="A version, or a file that holds it.")],
    as_json: AsJson = False,
) -> None:
    """Show what one version changes in another, clause by clause."""
    shelf = Shelf()
    changes = difference(_or_fail(shelf, _version(shelf, name, earlier)), _or_fail(shelf, _version(shelf, name, later)))
    if as_json:
        typer.echo(json.dumps([change_answer(change) for change in changes], ensure_ascii=False, indent=2))
    else:
        _print_changes(changes)


def promise_command(
    agreement: Annotated[
        str | None, typer.Argument(metavar="NAME|FILE", help="A shipped agreement, or a file.")
    ] = None,
    *,
    at: Annotated[str | None, typer.Option(help="When it is received: ISO 8601 with an offset.")] = None,
    fact: Annotated[list[str] | None, typer.Option(help="key=value; may be repeated.")] = None,
    as_json: AsJson = False,
    batch: Annotated[Path | None, typer.Option(help="Cases, one JSON object a line; - is the standard input.")] = None,
) -> None:
    """Say what an agreement promises, and why."""
    if batch is not None:
        _answer_batch(batch)
        return
    if agreement is None or at is None:
        _fail("give an agreement and --at, or --batch FILE")
    try:
        promise = promise_for(Shelf(), agreement=agreement, facts=read_facts(fact or ()), at=at)
    except BadCase as error:
        _fail(str(error))
    if as_json:
        typer.echo(json.dumps(promise_answer(promise), ensure_ascii=False, indent=2))
    else:
        _print_promise(promise)


def _answer_batch(batch: Path) -> None:
    if str(batch) == "-":
        failed = _print_answers(sys.stdin)
    else:
        try:
            with batch.open(encoding="utf-8") as lines:
                failed = _print_answers(lines)
        except OSError as error:
            _fail(f"{batch} cannot be read: {error.strerror}")
    raise typer.Exit(1 if failed else 0)


def _print_answers(lines: Iterable[str]) -> bool:
    failed = False
    for answer in answers(lines):
        failed = failed or "error" in answer
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    return failed


def _or_fail(shelf: Shelf, name: str) -> Agreement:
    try:
        return shelf.agreement(name)
    except BadCase as error:
        _fail(str(error))


def _version(shelf: Shelf, name: str, wanted: str) -> str:
    """Return the name or file under which version `wanted` of `name` is found."""
    if not wanted.isdigit():
        return wanted
    here = _or_fail(shelf, name).version
    if int(wanted) != here:
        _fail(f"{name} is here in version {here} only; name a file that holds version {wanted}")
    return name


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)


def _print_promise(promise: Promise) -> None:
    for target in promise.targets:
        due = target.due.astimezone(promise.received_at.tzinfo).isoformat() if target.due else f"“{target.text}”"
        typer.echo(f"{target.metric:<16} {due}  {target.strength}  {target.clause}")
    if not promise.targets:
        typer.echo("no promise of time")
    for step, reason in enumerate(promise.because, start=1):
        typer.echo(f"{step:>3}. {reason_words(reason)}")


def _print_changes(changes: tuple[ClauseChange, ...]) -> None:
    if not changes:
        typer.echo("no clause differs")
    for change in changes:
        typer.echo(f"§ {change.number} {change.title}: {change.change}")
        for line in change.lines:
            typer.echo(f"    {line}")


def main() -> None:
    """Run these commands alone."""
    app = typer.Typer(no_args_is_help=True)
    app.add_typer(agreement_app, name="agreement")
    app.command("promise")(promise_command)
    app()


if __name__ == "__main__":
    main()
