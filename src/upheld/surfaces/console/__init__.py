"""Pages for those who work on a desk."""
