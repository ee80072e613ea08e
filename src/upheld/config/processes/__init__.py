"""The processes of `upheld run`: what they are, how they are kept alive and how they end."""
