"""Template tags, loaded as `upheld_look`."""
