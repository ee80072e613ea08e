"""The shapes of secrets, and the words that tell of one, each by itself."""

import pytest

from upheld.redaction.finding import Kind
from upheld.redaction.patterns import shaped, told

GITHUB = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a"


def test_a_key_that_was_cut_off_is_found_as_far_as_it_goes() -> None:
    text = f"-----BEGIN PRIVATE KEY-----\n{'A1' * 32}\n{'B2' * 32}\nand then it says"

    ((start, end, kind),) = shaped(text)

    assert (text[start:end].count("\n"), text[end:].strip(), kind) == (2, "and then it says", Kind.KEY)


@pytest.mark.parametrize("text", [f"x{GITHUB}", f"{GITHUB}Z"])
def test_a_piece_of_something_longer_is_no_token(text: str) -> None:
    assert list(shaped(text)) == []


def test_a_password_in_an_address_is_that_part_of_it() -> None:
    text = "amqp://shop:p4ss@queue"

    assert [(text[start:end], kind) for start, end, kind in shaped(text)] == [("p4ss", Kind.PASSWORD)]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Password:\nhunter2x", "hunter2x"),
        ('"client_secret" : "aB3dE6gH9"', "aB3dE6gH9"),
        ("secret_access_key=wJalrXUtnFEMI/K7MDENG", "wJalrXUtnFEMI/K7MDENG"),
        ("(password: hunter2)", "hunter2"),
        ("passphrase = “correct horse”", "correct horse"),
    ],
)
def test_what_follows_a_telling_word_is_the_secret(text: str, secret: str) -> None:
    assert [text[start:end] for start, end, _kind in told(text)] == [secret]
