"""What the build left behind, and what happens before it has left anything."""

import json
import os
from pathlib import Path

import pytest

from upheld.presentation.assets import UnknownAsset, address_of, drawing_of


@pytest.fixture
def built(tmp_path: Path) -> Path:
    manifest = {
        "src/console.ts": {"file": "hashed/console-abc.js"},
        "node_modules/f/inter.woff2": {"file": "hashed/inter-1.woff2"},
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    (tmp_path / "icons.json").write_text(json.dumps({"clock": '<path d="M12 7v5"/>'}))
    return tmp_path


def test_an_entry_is_known_by_its_own_name(built: Path) -> None:
    assert address_of("console.ts", built=built) == "hashed/console-abc.js"


def test_a_font_is_known_by_its_path(built: Path) -> None:
    assert address_of("node_modules/f/inter.woff2", built=built) == "hashed/inter-1.woff2"


def test_an_unknown_entry_names_what_there_is(built: Path) -> None:
    with pytest.raises(UnknownAsset, match=r"src/console\.ts"):
        address_of("consoel.ts", built=built)


def test_an_icon_is_its_inner_drawing(built: Path) -> None:
    assert drawing_of("clock", built=built) == '<path d="M12 7v5"/>'


def test_an_unknown_icon_says_where_to_name_it(built: Path) -> None:
    with pytest.raises(UnknownAsset, match=r"frontend/icons\.json"):
        drawing_of("clokc", built=built)


def test_before_the_build_pages_have_no_assets_and_no_failure(tmp_path: Path) -> None:
    assert address_of("console.ts", built=tmp_path) is None
    assert drawing_of("clock", built=tmp_path) == ""


def test_a_rebuild_is_seen_without_a_restart(built: Path) -> None:
    assert address_of("console.ts", built=built) == "hashed/console-abc.js"
    (built / "manifest.json").write_text(json.dumps({"src/console.ts": {"file": "hashed/console-new.js"}}))
    os.utime(built / "manifest.json", ns=(1, 1))
    assert address_of("console.ts", built=built) == "hashed/console-new.js"
