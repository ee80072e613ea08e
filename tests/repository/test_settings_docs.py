"""Every environment variable that the code reads has its heading in the reference, and the other way round."""

import re

from tests.repository.tree import ROOT, modules

VARIABLE = re.compile(r"\b(UPHELD_[A-Z_]+|DATABASE_URL)\b")
HEADING = re.compile(r"^### `([A-Z_]+)`$", re.MULTILINE)
REFERENCE = (ROOT / "docs" / "reference" / "settings.md").read_text()


def read_by_the_code() -> set[str]:
    return {
        name
        for file in modules("upheld")
        for quoted in re.findall(r'"([^"\n]+)"', file.read_text())
        if (found := VARIABLE.fullmatch(quoted))
        for name in found.groups()
    }


def test_every_setting_has_its_heading() -> None:
    assert sorted(read_by_the_code() - set(HEADING.findall(REFERENCE))) == []


def test_every_heading_is_a_setting() -> None:
    assert sorted(set(HEADING.findall(REFERENCE)) - read_by_the_code()) == []


def test_what_production_requires_is_said_to_be_required() -> None:
    from upheld.config.checks import REQUIRED

    sections = dict(zip(HEADING.findall(REFERENCE), HEADING.split(REFERENCE)[2::2], strict=True))
    assert {name for name, text in sections.items() if "Production requires it" in " ".join(text.split())} == set(
        REQUIRED
    )
