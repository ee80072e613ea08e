"""The ring: an arc that is the share left, a line that is the strength, a glyph that is the state."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from upheld.presentation.rings import arc, ring
from upheld.surfaces.gallery.clocks import RUNNING

GLYPHS = (
    "paused",
    "kept",
    "breached",
    "missed",
    "past_usual",
    "not_started",
    "release",
    "discretion",
    "no_promise",
    "cancelled",
)


def test_a_quarter_turn_goes_clockwise_from_twelve_to_three() -> None:
    assert arc(0, 0.25) == "M20.00 4.50A15.5 15.5 0 0 1 35.50 20.00"


def test_more_than_half_a_turn_takes_the_long_way_round() -> None:
    assert " 0 1 1 " in arc(0.25, 1)


def test_a_whole_turn_still_has_a_direction() -> None:
    start, end = arc(0, 1).split("A")
    assert start == "M20.00 4.50"
    assert not end.endswith("20.00 4.50")


def test_half_left_spends_the_first_half_clockwise() -> None:
    drawn = ring(replace(RUNNING, share_left=0.5), size=24)
    assert f'class="ring-spent " d="{arc(0, 0.5)}"' in drawn
    assert f'class="ring-left " d="{arc(0.5, 1)}"' in drawn


@pytest.mark.parametrize(("share", "empty"), [(1.0, "ring-spent"), (0.0, "ring-left")])
def test_nothing_spent_and_nothing_left_draw_no_arc(share: float, empty: str) -> None:
    assert f'class="{empty} " d=""' in ring(replace(RUNNING, share_left=share), size=24)


@pytest.mark.parametrize("share", [-3.0, 7.0])
def test_a_share_outside_the_turn_is_kept_inside(share: float) -> None:
    inside = replace(RUNNING, share_left=0.0 if share < 0 else 1.0)
    assert ring(replace(RUNNING, share_left=share), size=24) == ring(inside, size=24)


@pytest.mark.parametrize(
    ("strength", "sign"),
    [
        ("guaranteed", "ring-edge"),
        ("typical", "ring-left ring-dashed"),
        ("best_effort", "ring-left ring-dotted"),
        ("none", "ring-hairline"),
    ],
)
def test_the_line_of_the_ring_is_the_strength_of_the_promise(strength: str, sign: str) -> None:
    assert sign in ring(replace(RUNNING, strength=strength), size=40)
    assert sign not in ring(replace(RUNNING, strength="target"), size=40)


@pytest.mark.parametrize("state", GLYPHS)
def test_every_state_but_running_is_told_by_its_shape(state: str) -> None:
    def shape(of: str) -> str:
        return ring(replace(RUNNING, state=of), size=24).split(">", 1)[1]

    assert shape(state) != shape("running")


def test_the_states_do_not_share_a_shape() -> None:
    shapes = {ring(replace(RUNNING, state=state), size=24).split(">", 1)[1] for state in GLYPHS}
    assert len(shapes) == len(GLYPHS)


def test_the_ring_says_its_whole_sentence_and_escapes_it() -> None:
    drawn = ring(replace(RUNNING, headline='"<b>"'), size=14)
    assert 'role="img"' in drawn
    assert 'aria-label="Response, running, Target: &quot;&lt;b&gt;&quot;, due today 16:12"' in drawn


def test_a_clock_that_counts_now_gives_a_script_what_it_needs() -> None:
    as_of = datetime(2026, 11, 20, 14, 52, tzinfo=UTC)
    drawn = ring(replace(RUNNING, left_s=540.0, total_s=3600.0, as_of=as_of, running=True), size=24)
    assert 'data-left-s="540" data-total-s="3600" data-as-of="2026-11-20T14:52:00+00:00"' in drawn


def test_a_clock_that_does_not_count_now_is_left_alone() -> None:
    assert "data-left-s" not in ring(replace(RUNNING, left_s=540.0, total_s=3600.0, running=False), size=24)
