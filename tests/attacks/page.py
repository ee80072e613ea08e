"""The page of attack cases, `docs/reference/attacks.md`: written from the cases and the marks on tests.

`make reference` writes it anew; `test_page` fails while it is stale. Marks are read from the source, not by running it.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.attacks.cases import CASES, Case

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "attacks.md"
MODULE = "everything in this module"

INTRODUCTION = """# Attack cases

This page is written by `make reference`. Forty ways in which desks like this one were attacked, gathered from published
advisories; below each stand the tests that hold against it, named as they are in `tests/`. A test says which cases it
holds with `@pytest.mark.attack(…)`. Who may do what, at every address and for every verb, is the permission table in
`tests/permissions/`."""


@cache
def holders() -> dict[int, list[tuple[str, str]]]:
    """Return for each case the tests that hold it, as (module, test), in their order."""
    found: dict[int, list[tuple[str, str]]] = {}
    for module in sorted((ROOT / "tests").rglob("test_*.py")):
        for name, numbers in _marks(ast.parse(module.read_text(encoding="utf-8"))):
            for number in numbers:
                found.setdefault(number, []).append((str(module.relative_to(ROOT)), name))
    return found


def page() -> str:
    """Return the whole page."""
    held = holders()
    return "\n".join((INTRODUCTION, *(line for one in CASES for line in _case(one, held.get(one.number, []))), ""))


def _case(one: Case, held: list[tuple[str, str]]) -> Iterator[str]:
    yield from ("", f"## {one.number} {one.words}", "")
    modules = dict.fromkeys(module for module, _ in held)
    for module in modules:
        names = ", ".join(name.removeprefix("test_").replace("_", " ") for where, name in held if where == module)
        yield f"- [{module.removeprefix('tests/')}](../../{module}): {names}"
    if one.later:
        yield from (*([""] if held else []), f"{'The rest comes' if held else 'Comes'} with {one.later}.")


def _marks(module: ast.Module) -> Iterator[tuple[str, list[int]]]:
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for mark in node.decorator_list:
                yield node.name, _cases(mark)
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "pytestmark":
            for mark in node.value.elts if isinstance(node.value, ast.List) else [node.value]:
                yield MODULE, _cases(mark)


def _cases(mark: ast.expr) -> list[int]:
    if not isinstance(mark, ast.Call) or ast.unparse(mark.func) != "pytest.mark.attack":
        return []
    return [int(ast.literal_eval(one)) for one in mark.args]


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
