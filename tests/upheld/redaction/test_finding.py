"""A finding says where a secret stands and shows next to nothing of it."""

import pytest

from upheld.redaction.finding import DOTS, Kind, findings_of, without


@pytest.mark.parametrize(
    ("secret", "kind", "masked"),
    [
        ("hunter2", Kind.PASSWORD, f"h{DOTS}"),
        ("a-longer-secret", Kind.TOKEN, f"a-{DOTS}et"),
        ("4242424242424242", Kind.CARD, f"{DOTS} 4242"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE", Kind.KEY, f"-----BEGIN RSA PRIVATE KEY----- {DOTS}"),
    ],
)
def test_what_may_be_shown(secret: str, kind: Kind, masked: str) -> None:
    (found,) = findings_of(f"x {secret} y", [(2, 2 + len(secret), kind)])

    assert (found.masked, found.line) == (masked, f"x {masked} y")


def test_a_long_line_is_shown_around_the_secret_alone() -> None:
    text = f"{'before ' * 50}hunter2{' after' * 50}"
    start = text.index("hunter2")

    (found,) = findings_of(text, [(start, start + 7, Kind.PASSWORD)])

    assert len(found.line) < 140
    assert f" h{DOTS} after" in found.line


def test_taken_out_what_is_left_is_as_it_was() -> None:
    text = "a hunter2 b hunter3 c"
    findings = findings_of(text, [(2, 9, Kind.PASSWORD), (12, 19, Kind.PASSWORD)])

    assert without(text, findings) == "a [redacted password] b [redacted password] c"
