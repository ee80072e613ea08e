"""What refusals and forms say can be translated."""

from tests.translations import code

# Raised from one worker to itself; no page shows it.
FOR_WORKERS = frozenset({"notifications/actions/deliver.py"})


def test_no_refusal_and_no_label_is_bare() -> None:
    files = {str(file.relative_to(code.PACKAGE)): file for file in code.modules()}
    found = {name: list(code.bare_words(file.read_text(encoding="utf-8"))) for name, file in files.items()}
    assert {name for name, words in found.items() if words} == FOR_WORKERS


def test_bare_words_are_found() -> None:
    assert list(code.bare_words('raise Refused(f"{one} is on hold already")')) == [" is on hold already"]
    assert list(code.bare_words('CharField(label="Message", max_length=3)')) == ["Message"]


def test_what_is_marked_is_not() -> None:
    assert list(code.bare_words('raise Refused(_("write something first"))\nCharField(label=_("Why"))')) == []
