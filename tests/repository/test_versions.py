"""Versions and words agree wherever they are written: lock files, project file, documents, commands."""

import json
import re
import tomllib

import pytest

from tests.repository.tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = sorted(ROOT.glob("requirements*.lock"))
PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / name).read_text()))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_file_names_hashes_and_no_address(lock: object) -> None:
    text = (ROOT / str(lock)).read_text()
    assert "://" not in text
    assert len(PINNED.findall(text)) <= text.count("--hash=sha256:")


def test_the_lock_files_agree() -> None:
    runtime, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {name: version for name, version in runtime.items() if dev.get(name) != version} == {}


def test_every_dependency_is_locked_and_says_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    for wanted in PROJECT["project"]["dependencies"]:
        name = re.sub(r"[._]", "-", re.split(r"[\[<>=~! ]", wanted, maxsplit=1)[0].lower())
        assert name in pins("requirements.lock"), f"{name} is not locked: run `make lock`"
        (line,) = [one for one in text.splitlines() if f'"{wanted}"' in one]
        assert "#" in line, f"{name} does not say what it is for"


def test_the_front_end_lock_names_no_address() -> None:
    packages = json.loads((ROOT / "frontend" / "package-lock.json").read_text())["packages"]
    assert [name for name, one in packages.items() if "resolved" in one] == []
    assert [name for name, one in packages.items() if name and "integrity" not in one] == []


def test_ci_and_the_documents_use_commands_that_make_knows() -> None:
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    said = {
        word
        for file in (ROOT / ".ci" / "run", ROOT / "README.md", ROOT / "CONTRIBUTING.md")
        for word in re.findall(r"(?:^|`)make ([a-z]+)", file.read_text(), re.MULTILINE)
    }
    assert said
    assert said <= known


def test_python_is_the_same_everywhere() -> None:
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    assert PROJECT["tool"]["mypy"]["python_version"] == oldest
    assert PROJECT["tool"]["ruff"]["target-version"] == "py" + oldest.replace(".", "")
    assert f"Python {oldest}" in (ROOT / "README.md").read_text()


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text().splitlines()) <= 60
