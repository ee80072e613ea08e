"""A file fits on a few screens, a function on part of one. Over budget, split by idea, never by line count."""

import statistics
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.repository.tree import ROOT, SOURCE, functions, lines_of, modules, name_of

MODULE, MODULE_MEDIAN, MODULE_P90 = 400, 80, 200
FUNCTION, FUNCTION_MEDIAN, FUNCTION_P90 = 50, 8, 25
VIEW, MODEL_FILE, TEMPLATE, TEST_MODULE = 35, 250, 150, 500


def length(file: Path) -> int:
    return len(file.read_text().splitlines())


def over(files: Iterable[Path], limit: int) -> list[str]:
    return [f"{name_of(file)}: {length(file)} lines" for file in files if length(file) > limit]


@pytest.mark.parametrize(
    ("kind", "files", "limit"),
    [
        ("module", modules(), MODULE),
        ("model file", [file for file in modules("upheld") if file.parent.name == "models"], MODEL_FILE),
        ("template", sorted((SOURCE / "upheld" / "templates").rglob("*.*")), TEMPLATE),
        ("test module", sorted((ROOT / "tests").rglob("*.py")), TEST_MODULE),
    ],
)
def test_no_file_is_over_its_limit(kind: str, files: list[Path], limit: int) -> None:
    assert files, f"no {kind} was found, so nothing was measured"
    assert over(files, limit) == []


def test_no_function_is_over_its_limit() -> None:
    assert [
        f"{name_of(file)}:{one.lineno} {one.name}: {lines_of(one)} lines"
        for file in modules()
        for one in functions(file)
        if lines_of(one) > FUNCTION
    ] == []


def test_no_view_is_over_its_limit() -> None:
    assert [
        f"{name_of(file)}:{one.lineno} {one.name}: {lines_of(one)} lines"
        for file in modules("upheld/surfaces", "upheld/channels")
        for one in functions(file)
        if one.args.args and one.args.args[0].arg == "request" and lines_of(one) > VIEW
    ] == []


def test_modules_are_usually_within_their_aim() -> None:
    lengths = [length(file) for file in modules() if length(file) > 1]

    assert statistics.median(lengths) <= MODULE_MEDIAN
    assert statistics.quantiles(lengths, n=10)[8] <= MODULE_P90


def test_functions_are_usually_within_their_aim() -> None:
    lengths = [lines_of(one) for file in modules() for one in functions(file)]

    assert statistics.median(lengths) <= FUNCTION_MEDIAN
    assert statistics.quantiles(lengths, n=10)[8] <= FUNCTION_P90
