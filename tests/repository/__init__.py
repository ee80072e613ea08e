"""The shape of the code itself: what neither imports nor the linter can see."""
