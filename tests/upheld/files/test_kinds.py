"""What a file is, whatever it is called."""

import pytest

from upheld.files import kinds


@pytest.mark.attack(16, 18)
@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", kinds.PNG),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", kinds.JPEG),
        (b"GIF89a\x01\0", kinds.GIF),
        (b"RIFF\x24\0\0\0WEBPVP8 ", kinds.WEBP),
        (b"RIFF\x24\0\0\0WAVEfmt ", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"BM6\0\0\0", None),
        (b"", None),
    ],
)
def test_only_four_kinds_of_picture_are_shown(head: bytes, kind: kinds.PictureKind | None) -> None:
    assert kinds.picture_kind(head) is kind


@pytest.mark.attack(16, 17)
@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "application/pdf"),
        (b"PK\x03\x04" + bytes(30), "application/zip"),
        (b"\x1f\x8b\x08\0" + bytes(20), "application/gzip"),
        (b"\0\0\0\x18ftypmp42" + bytes(20), "video/mp4"),
        (b"<!doctype html><script>alert(1)</script>", kinds.UNKNOWN),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", kinds.UNKNOWN),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", kinds.UNKNOWN),
        (b"alert(document.cookie)", kinds.UNKNOWN),
        (b"AddType text/html .png\n", kinds.UNKNOWN),
        (b"MZ\x90\0", kinds.UNKNOWN),
        (b"", kinds.UNKNOWN),
    ],
)
def test_nothing_that_a_browser_could_run_has_a_type(head: bytes, told: str) -> None:
    assert kinds.media_type(head) == told
