"""What a file may be called once it is here."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from upheld.files.names import LONGEST, LONGEST_ENCODED, clean_name, with_ending


@pytest.mark.attack(16)
@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("/absolute/path.txt", "path.txt"),
        ("C:\\Users\\ana\\dump.zip", "dump.zip"),
        ("..\\..\\win.ini", "win.ini"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),  # turned about: shown as invoiceexe.pdf
        ("zero\u200bwidth\ufeff.txt", "zerowidth.txt"),
        ("null\x00byte.png", "nullbyte.png"),
        ("two\r\nlines: x.txt", "twolines_ x.txt"),
        (".htaccess", "htaccess"),
        ("...", "file"),
        ("", "file"),
        ("   ", "file"),
        ("con.txt", "_con.txt"),
        ("LPT1", "_LPT1"),
        ("nul .tar.gz", "_nul .tar.gz"),
        ('a"b<c>|d?.txt', "a_b_c__d_.txt"),
        ("trailing. . .", "trailing"),
        ("cafe\u0301.txt", "café.txt"),
        ("メモ🙂.txt", "メモ🙂.txt"),
        ("page.html", "page.html"),  # a name makes nothing run; its content says what it is
    ],
)
def test_a_name_is_made_safe(sent: str, kept: str) -> None:
    assert clean_name(sent) == kept


def test_a_long_name_keeps_its_ending() -> None:
    assert clean_name("a" * 500 + ".tar") == "a" * (LONGEST - 4) + ".tar"
    assert clean_name("語" * 300 + ".log").endswith(".log")


@pytest.mark.attack(2, 16)
@given(some.text(max_size=400))
def test_whatever_is_sent_the_name_can_be_saved_and_seen(sent: str) -> None:
    kept = clean_name(sent)

    assert 0 < len(kept) <= LONGEST + 1
    assert len(kept.encode()) <= LONGEST_ENCODED + 1
    assert not set(kept) & set('/\\\0\r\n<>:"|?*')
    assert not {unicodedata.category(sign) for sign in kept} & {"Cc", "Cf", "Cs"}
    assert clean_name(kept) == kept


def test_a_picture_is_called_what_it_is() -> None:
    assert with_ending("photo.html", (".png",)) == "photo.html.png"
    assert with_ending("photo.JPEG", (".jpg", ".jpeg")) == "photo.JPEG"
