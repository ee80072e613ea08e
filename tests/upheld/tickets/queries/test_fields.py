"""Values of a desk's own fields: how each kind is read, kept and shown; awkward where it can be."""

import pytest

from upheld.tickets.models import CustomField
from upheld.tickets.queries.fields import BadValue, Value, as_typed, in_words, read_value

Kind = CustomField.Kind


def field(kind: Kind) -> CustomField:
    options = ["Red", "Blue"] if kind == Kind.CHOICE else []
    return CustomField(key="f", label="Field", kind=kind, options=options)


@pytest.mark.parametrize(
    ("kind", "sent", "kept"),
    [
        (Kind.TEXT, "  two   words\n", "two words"),
        (Kind.TEXT, " ", None),
        (Kind.TEXT, None, None),
        (Kind.LONG_TEXT, "a\r\nb", "a\nb"),
        (Kind.CHOICE, "Blue", "Blue"),
        (Kind.NUMBER, "007.500", "7.5"),
        (Kind.NUMBER, "12,5", "12.5"),
        (Kind.NUMBER, "-0", "0"),
        (Kind.NUMBER, "1e3", "1000"),
        (Kind.NUMBER, "0.000001", "0.000001"),
        (Kind.DATE, "2028-02-29", "2028-02-29"),
        (Kind.CHECKBOX, "on", True),
        (Kind.CHECKBOX, True, True),
        (Kind.CHECKBOX, False, None),
        (Kind.CHECKBOX, "", None),
    ],
)
def test_a_value_is_kept_one_way_however_it_was_typed(kind: Kind, sent: Value | None, kept: Value | None) -> None:
    assert read_value(field(kind), sent) == kept


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        (Kind.TEXT, "x" * 201),
        (Kind.TEXT, "a\x00b"),
        (Kind.TEXT, True),
        (Kind.LONG_TEXT, "x" * 5_001),
        (Kind.CHOICE, "blue"),
        (Kind.CHOICE, "Red, Blue"),
        (Kind.NUMBER, "twelve"),
        (Kind.NUMBER, "NaN"),
        (Kind.NUMBER, "Infinity"),
        (Kind.NUMBER, "1e999999"),
        (Kind.NUMBER, "1e-999999"),
        (Kind.NUMBER, "1.0000001"),
        (Kind.NUMBER, "1" * 16),
        (Kind.NUMBER, "1,000,000"),
        (Kind.DATE, "2027-02-29"),
        (Kind.DATE, "tomorrow"),
        (Kind.DATE, "0000-01-01"),
        (Kind.CHECKBOX, "perhaps"),
    ],
)
def test_what_is_no_value_is_refused_in_words_about_the_field(kind: Kind, sent: Value) -> None:
    with pytest.raises(BadValue, match=r"^Field: ") as refusal:
        read_value(field(kind), sent)
    assert refusal.value.key == "f"


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("sent", ["Red", "12.5", "2026-11-30", "on"])
def test_what_is_kept_can_be_typed_again(kind: Kind, sent: str) -> None:
    try:
        kept = read_value(field(kind), sent)
    except BadValue:
        return
    assert read_value(field(kind), as_typed(kept)) == kept


def test_a_value_is_shown_in_words() -> None:
    assert in_words(field(Kind.CHECKBOX), True) == "Yes"
    assert in_words(field(Kind.DATE), "2026-11-30") == "Nov. 30, 2026"
    assert in_words(field(Kind.NUMBER), "12.5") == "12.5"
    assert in_words(field(Kind.TEXT), None) == ""
