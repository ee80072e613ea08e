"""The source as the repository tests read it: files, their syntax trees and the calls in them. No judgement here."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
DOMAIN_APPS = (
    "tallies",
    "audit",
    "notifications",
    "accounts",
    "desks",
    "catalogue",
    "customers",
    "agreements",
    "tickets",
    "knowledge",
    "improvement",
    "rules",
)  # from the lowest up, as the contract in pyproject.toml has them


def modules(*under: str) -> list[Path]:
    """Return the source modules under these folders of src/ (all of them by default), without migrations."""
    folders = [SOURCE / folder for folder in under or ("servicelevel", "upheld")]
    found = (file for folder in folders for file in folder.rglob("*.py"))
    return sorted(file for file in found if "migrations" not in file.parts and "assets" not in file.parts)


def name_of(file: Path) -> str:
    """Return a file's path from the root, as a message names it."""
    return str(file.relative_to(ROOT))


@cache
def syntax(file: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(file.read_text(), str(file))


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method of a module."""
    for node in ast.walk(syntax(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function takes without its docstring, which is for reading, not for following."""
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is None:
        return whole
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1)
