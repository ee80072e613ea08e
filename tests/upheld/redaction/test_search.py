"""What is found in what people write, and what is not: a false alarm teaches people to click alarms away."""

import pytest

from upheld.redaction.finding import DOTS, Kind
from upheld.redaction.search import SEARCHED_AT_MOST, found_secrets, redacted, redacted_file

KEY = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq1\nq9-nothing-real\n-----END RSA PRIVATE KEY-----"
LARGE = SEARCHED_AT_MOST // 8
# Put together here, so that no scanner of repositories takes them for real ones.
GITHUB = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a"
STRIPE = "sk_" + "live_4eC39HqLyjWDarjtT1zdp7dc"
AWS = "AKIA" + "IOSFODNN7EXAMPLE"
SLACK = "xoxb-" + "123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx"
JWT = "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxIn0.s5dq3Zt8QeYvXh4m1c0b2A"


@pytest.mark.parametrize(
    ("text", "secret", "kind"),
    [
        ("Root is Tr0ub4dor&3 if you need it.", "Tr0ub4dor&3", Kind.PASSWORD),
        ("password: hunter2", "hunter2", Kind.PASSWORD),
        ("The password is S3cret!word.", "S3cret!word", Kind.PASSWORD),
        ("Senha: abacaxi77", "abacaxi77", Kind.PASSWORD),
        ("Das Passwort lautet: Kaffee99x", "Kaffee99x", Kind.PASSWORD),
        ("la contraseña es Girasol-2024", "Girasol-2024", Kind.PASSWORD),
        ("mot de passe : Tournesol8", "Tournesol8", Kind.PASSWORD),
        ("DB_PASSWORD=correcthorse", "correcthorse", Kind.PASSWORD),
        ('{"password": "two words", "user": "me"}', "two words", Kind.PASSWORD),
        ("api_key = '9f86d081884c7d659a2feaa0c55ad015'", "9f86d081884c7d659a2feaa0c55ad015", Kind.PASSWORD),
        ("mysql://shop:p4ssw0rd@db.example/orders", "p4ssw0rd", Kind.PASSWORD),
        ("access token: 8b1a9953c4611296a827abf8c47804d7", "8b1a9953c4611296a827abf8c47804d7", Kind.TOKEN),
        ("Authorization: Bearer abcdef0123456789", "abcdef0123456789", Kind.TOKEN),
        (f"I used {GITHUB} for it", GITHUB, Kind.TOKEN),
        (f"curl -u {STRIPE}:", STRIPE, Kind.KEY),
        (f"with {AWS}, in eu-west-1", AWS, Kind.KEY),
        (f"the bot has {SLACK}", SLACK, Kind.TOKEN),
        (f"cookie {JWT}", JWT, Kind.TOKEN),
        (f"Here:\n{KEY}\nThanks", KEY, Kind.KEY),
        ("It is 4111 1111 1111 1111, valid until 10/28", "4111 1111 1111 1111", Kind.CARD),
        ("card 5555555555554444.", "5555555555554444", Kind.CARD),
        ("amex 3782 822463 10005", "3782 822463 10005", Kind.CARD),
    ],
)
def test_a_secret_is_found_where_it_stands(text: str, secret: str, kind: Kind) -> None:
    (found,) = found_secrets(text)

    assert (text[found.start : found.end], found.kind) == (secret, kind)
    assert secret not in found.masked
    assert secret not in redacted(text).text
    assert f"[redacted {kind.value}]" in redacted(text).text


@pytest.mark.parametrize(
    "text",
    [
        "request 550e8400-e29b-41d4-a716-446655440000 failed",
        "since commit 8a2c288f1d0e4b5c9a7f3e2d1c0b9a8f7e6d5c4b",
        "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "token 550e8400-e29b-41d4-a716-446655440000 in the trace",
        "The password is wrong. My password is case-sensitive, the password is expired/locked.",
        "password: forgotten; Password: Required; password: ********",
        "password reset link, password policy: minimum twelve signs",
        "Unexpected token < in JSON at position 0",
        "the token expired at 2026-11-21T21:40:00Z",
        "password=$DB_PASSWORD password={{ password }} password=<your password>",
        "booted with root=UUID=550e8400-e29b-41d4-a716-446655440000",
        "license IWX-20871, order 2026-11-0042, client id 1234567890",
        "call me at +49 89 1234567 or +1 514 555 0199",
        "IBAN DE89 3704 0044 0532 0130 00",
        "IMEI 353459041234567, ICCID 8944500102198304826, EAN 4006381333931",
        "4111 1111 1111 1112 has the wrong check digit",
        "at 1732224000123 ms, id 4111111111111111111111",
        "https://example.com/a/4111111111111111/x",
        "admin@web04:~$ systemctl status httpd",
        "I see -----BEGIN CERTIFICATE----- in the log",
    ],
)
def test_what_is_no_secret_is_let_alone(text: str) -> None:
    assert found_secrets(text) == ()


def test_what_somebody_said_is_no_secret_stays_and_the_rest_goes() -> None:
    text = "password: hunter2\npassword: hunter3"
    first, second = found_secrets(text)

    searched = redacted(text, kept={first.mark})

    assert searched.text == "password: hunter2\npassword: [redacted password]"
    assert [one.mark for one in searched.taken_out] == [second.mark]


def test_the_same_secret_has_the_same_mark_wherever_it_stands() -> None:
    (here,), (there,) = found_secrets("password: hunter2"), found_secrets("My senha = hunter2")

    assert here.mark == there.mark
    assert "hunter2" not in repr(here)


def test_the_line_around_shows_no_secret_of_its_own_or_of_its_neighbours() -> None:
    text = "one\nuser me password: hunter2 api_key: abcd1234efgh\nthree"

    assert [one.line for one in found_secrets(text)] == [f"user me password: h{DOTS} api_key: ab{DOTS}gh"] * 2


def test_searched_again_nothing_is_found_in_what_was_redacted() -> None:
    once = redacted(f"password: hunter2, {KEY}, token={GITHUB}").text

    assert found_secrets(once) == ()


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16"])
def test_a_file_of_text_is_redacted_in_its_own_encoding(encoding: str) -> None:
    searched = redacted_file("Grüße, password: hunter2\r\n".encode(encoding))

    assert searched.content.decode(encoding) == "Grüße, password: [redacted password]\r\n"
    assert len(searched.taken_out) == 1


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\0password: hunter2", b"x" * SEARCHED_AT_MOST + b" password: hunter2", b"plain"]
)
def test_what_is_no_text_or_large_or_clean_stays_byte_by_byte(content: bytes) -> None:
    searched = redacted_file(content)

    assert searched.content is content
    assert searched.taken_out == ()


@pytest.mark.parametrize(
    "piece", ["-----BEGIN PRIVATE KEY-----", "password: ", "a_", "4111 ", "eyJ", "xoxb-1-", "token ", "'", "https://a:"]
)
@pytest.mark.attack(10)
def test_a_file_made_to_be_slow_is_searched_to_its_end(piece: str) -> None:
    redacted_file((piece * (LARGE // len(piece))).encode())
