"""A picture is drawn anew: its points stay, and nothing else that was in the file."""

from pathlib import Path

import pytest
from PIL import Image

from tests.support import pictures
from upheld.files.redrawing import THUMBNAIL, TooManyPoints, redraw


def drawn(kind: str, content: bytes, folder: Path) -> tuple[Path, Path]:
    (folder / "source").write_bytes(content)
    redraw(kind, folder / "source", folder / "picture", folder / "small")
    return folder / "picture", folder / "small"


@pytest.mark.attack(18)
def test_a_photograph_forgets_where_it_was_taken_and_stands_upright(tmp_path: Path) -> None:
    picture, small = drawn("JPEG", pictures.photo((40, 20)), tmp_path)

    with Image.open(picture) as seen:
        assert (seen.format, seen.size) == ("JPEG", (20, 40))
        assert not seen.getexif()
        assert "comment" not in seen.info
    assert pictures.SECRET not in picture.read_bytes() + small.read_bytes()
    assert b"Exif" not in picture.read_bytes()


def test_a_moving_picture_still_moves(tmp_path: Path) -> None:
    picture, _small = drawn("GIF", pictures.moving(3), tmp_path)

    with Image.open(picture) as seen:
        assert (getattr(seen, "n_frames", 1), seen.info["duration"]) == (3, 80)
    assert pictures.SECRET not in picture.read_bytes()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_drawn(mode: str, tmp_path: Path) -> None:
    Image.new(mode, (900, 600)).save(tmp_path / "sent", "PNG")

    picture, small = drawn("PNG", (tmp_path / "sent").read_bytes() + b"<script>alert(1)</script>", tmp_path)

    assert b"<script>" not in picture.read_bytes()
    with Image.open(picture) as seen, Image.open(small) as little:
        assert seen.size == (900, 600)
        assert (little.format, little.size) == ("WEBP", (480, 320))
        assert little.width <= THUMBNAIL[0]


def test_a_transparent_picture_stays_so(tmp_path: Path) -> None:
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).convert("P").save(tmp_path / "sent", "PNG", transparency=0)

    picture, _small = drawn("PNG", (tmp_path / "sent").read_bytes(), tmp_path)

    with Image.open(picture) as seen:
        assert seen.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]  # a pixel of four values


@pytest.mark.attack(10, 18)
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with pytest.raises((TooManyPoints, Image.DecompressionBombError)):
        drawn("PNG", pictures.bomb(), tmp_path)


def test_a_file_that_is_of_another_kind_than_it_says_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        drawn("GIF", pictures.png(), tmp_path)


def test_a_picture_that_ends_too_soon_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        drawn("PNG", pictures.png((400, 400))[:200], tmp_path)
