"""Pages for anyone: the desk's front and its support page."""
