"""The shapes of states: each its own, none drawn twice over."""

from upheld.presentation.glyphs import OVER_ARC, WITHOUT_ARC


def test_no_two_states_share_a_shape() -> None:
    shapes = [*OVER_ARC.values(), *WITHOUT_ARC.values()]
    assert len(set(shapes)) == len(shapes)


def test_a_state_is_drawn_with_an_arc_or_without_never_both() -> None:
    assert OVER_ARC.keys() & WITHOUT_ARC.keys() == set()


def test_every_state_is_more_than_a_plain_ring() -> None:
    assert [state for state, parts in WITHOUT_ARC.items() if len(parts) < 2] == []
