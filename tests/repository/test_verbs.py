"""Every verb that is written into a ticket's history has its sentence; a page that shows it never shows the verb."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.repository.tree import functions, modules, name_of, syntax
from upheld.tickets.queries.happened import verbs

Function = ast.FunctionDef | ast.AsyncFunctionDef


def recorded(file: Path) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield the line of each record about a ticket, and the verbs that it may write."""
    for function in functions(file):
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            if called(call) == "record" and call.args and texts(call.args[0]) == {"ticket"}:
                yield call.lineno, may_be(call.args[2], function, file)


def may_be(value: ast.expr, function: Function, file: Path, depth: int = 3) -> frozenset[str]:
    """Return the texts that an expression may stand for: its own, those of its name here, or those of the callers."""
    if not isinstance(value, ast.Name):
        return texts(value)
    found = set[str]()
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and value.id in names(*node.targets):
            found |= texts(node.value)
        elif isinstance(node, ast.For) and value.id in names(node.target):
            found |= texts(node.iter)
            for name in names(node.iter) & set(parameters(function)) if depth else ():
                found |= from_callers(name, function, file, depth)
    if value.id in parameters(function) and depth:
        found |= from_callers(value.id, function, file, depth)
    return frozenset(found)


def from_callers(name: str, function: Function, file: Path, depth: int) -> set[str]:
    place, found = parameters(function).index(name), set[str]()
    for caller in functions(file):
        for call in (node for node in ast.walk(caller) if isinstance(node, ast.Call) and called(node) == function.name):
            given = {word.arg: word.value for word in call.keywords}.get(name)
            given = given or (call.args[place] if place < len(call.args) else None)
            found |= may_be(given, caller, file, depth - 1) if given else set()
    return found


def called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def parameters(function: Function) -> list[str]:
    return [one.arg for one in (*function.args.args, *function.args.kwonlyargs)]


def names(*found: ast.expr) -> set[str]:
    return {node.id for one in found for node in ast.walk(one) if isinstance(node, ast.Name)}


def texts(value: ast.expr) -> frozenset[str]:
    nodes = ast.walk(value)
    return frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


RECORDED = [(file, line, found) for file in modules("upheld") if syntax(file) for line, found in recorded(file)]


def test_the_verbs_of_every_record_can_be_read() -> None:
    assert len(RECORDED) > 25
    assert [f"{name_of(file)}:{line}" for file, line, found in RECORDED if not found] == []


def test_every_verb_has_its_sentence() -> None:
    silent = {verb: f"{name_of(file)}:{line}" for file, line, found in RECORDED for verb in found - verbs()}
    assert silent == {}


def test_no_sentence_is_for_a_verb_that_nothing_writes() -> None:
    assert verbs() - {verb for _file, _line, found in RECORDED for verb in found} == set()
