"""What a file becomes in the store: its content says what it is, and a picture is drawn anew."""

from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.support import pictures
from upheld.files import judging, store


@dataclass
class Row:
    """As rows of files are."""

    name: str
    public_id: UUID = field(default_factory=uuid4)

    @property
    def key(self) -> str:
        return self.public_id.hex

    @property
    def thumbnail_key(self) -> str:
        return f"{self.key}-small"


def judged(name: str, content: bytes, tmp_path: Path) -> tuple[Row, dict[str, object]]:
    row, part = Row(name=name), tmp_path / "part"
    part.write_bytes(content)
    return row, judging.kept(row, part)


@pytest.mark.attack(17, 18)
def test_a_picture_is_drawn_anew_and_called_after_what_it_is(tmp_path: Path) -> None:
    row, known = judged("roof.exe", pictures.photo(), tmp_path)
    assert (known["name"], known["media_type"], known["width"], known["height"]) == (
        "roof.exe.jpg",
        "image/jpeg",
        20,
        40,
    )
    with store.whole_files().open(row.key) as kept:
        content = kept.read()
    assert pictures.SECRET not in content
    assert len(content) == known["size"]
    assert store.whole_files().exists(row.thumbnail_key)


@pytest.mark.attack(17)
@pytest.mark.parametrize("content", [pictures.png()[:40], b"<html><script>alert(1)</script>"])
def test_what_cannot_be_drawn_is_handed_out_as_it_came_and_never_shown(tmp_path: Path, content: bytes) -> None:
    row, known = judged("x.png", content, tmp_path)
    assert "width" not in known
    assert known["media_type"] == "application/octet-stream"
    assert not store.whole_files().exists(row.thumbnail_key)
