"""Pictures are drawn in a process of their own, and what goes wrong there stays there."""

from pathlib import Path

import pytest

from tests.support import pictures
from upheld.files import kinds
from upheld.files.pictures import NotAPicture, Picture, redraw


def test_a_picture_is_drawn_apart(tmp_path: Path) -> None:
    (tmp_path / "sent").write_bytes(pictures.png((30, 40)))

    made = redraw(kinds.PNG, tmp_path / "sent", picture=tmp_path / "drawn", thumbnail=tmp_path / "small")

    assert made == Picture(width=30, height=40)
    assert (tmp_path / "drawn").stat().st_size > 0


@pytest.mark.parametrize("content", [pictures.bomb(), b"GIF89a/*alert(1)*/", b"\x89PNG\r\n\x1a\n<svg onload=alert(1)>"])
def test_what_cannot_be_drawn_is_no_picture(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "sent").write_bytes(content)
    claimed = kinds.picture_kind(content)
    assert claimed is not None

    with pytest.raises(NotAPicture):
        redraw(claimed, tmp_path / "sent", picture=tmp_path / "drawn", thumbnail=tmp_path / "small")
