"""Rows are written by actions, workflows' actions and the demo; surfaces never touch the ORM."""

import ast
from pathlib import Path

from tests.repository.tree import SOURCE, modules, name_of, syntax

WRITES = {
    "create",
    "bulk_create",
    "get_or_create",
    "update_or_create",
    "bulk_update",
    "acreate",
    "asave",
    "adelete",
    "aupdate",
    "save",
}
# Methods that also exist on dicts, sets and the like: a write only on what comes from `.objects` or a queryset.
MAYBE_WRITES = {"update", "delete"}
QUERYSET_WORDS = {"objects", "filter", "exclude", "all", "select_for_update"}
MAY_WRITE = ("actions", "workflows", "demo", "migrations")
EXCEPTIONS = {
    "src/upheld/accounts/models/user.py": "Django's own machinery asks a manager to make users",
    "src/upheld/files/redrawing.py": "writes pictures into files, and no rows",
    "src/upheld/files/store.py": "writes files into the store, and no rows",
}


def attributes(node: ast.AST) -> set[str]:
    return {inner.attr for inner in ast.walk(node) if isinstance(inner, ast.Attribute)}


def imported_into(file: Path) -> set[str]:
    nodes = (node for node in ast.walk(syntax(file)) if isinstance(node, ast.Import | ast.ImportFrom))
    return {(alias.asname or alias.name) for node in nodes for alias in node.names}


def is_write(call: ast.Call, *, modules_known: set[str]) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    if isinstance(call.func.value, ast.Name) and call.func.value.id in modules_known:
        return False  # `token.create(…)` calls an action by its module
    if call.func.attr in WRITES:
        return True
    return call.func.attr in MAYBE_WRITES and bool(attributes(call.func.value) & QUERYSET_WORDS)


def writes_in(file: Path) -> list[str]:
    calls = [node for node in ast.walk(syntax(file)) if isinstance(node, ast.Call)]
    known = imported_into(file)
    writes = (call for call in calls if is_write(call, modules_known=known))
    return [f"{name_of(file)}:{call.lineno} {ast.unparse(call.func)}" for call in writes]


def test_only_actions_write() -> None:
    watched = [file for file in modules("upheld") if not set(MAY_WRITE) & set(file.parts)]
    found = {name_of(file): writes_in(file) for file in watched}
    assert {name: calls for name, calls in found.items() if calls and name not in EXCEPTIONS} == {}


def test_every_exception_is_still_needed() -> None:
    root = SOURCE.parent
    assert [name for name in EXCEPTIONS if not writes_in(root / name)] == []


def test_workflows_write_nothing_themselves() -> None:
    assert [line for file in modules("upheld/workflows") for line in writes_in(file)] == []


def test_surfaces_never_touch_the_orm() -> None:
    assert [
        f"{name_of(file)}:{node.lineno}"
        for file in modules("upheld/surfaces")
        for node in ast.walk(syntax(file))
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}
    ] == []


def test_no_model_saves_itself_in_its_own_way() -> None:
    assert [
        f"{name_of(file)}:{node.lineno} {node.name}"
        for file in modules("upheld")
        if file.parent.name == "models"
        for node in ast.walk(syntax(file))
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete", "clean"}
    ] == []
