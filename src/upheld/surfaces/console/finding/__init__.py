"""Finding things from the console: the search page, the palette, searches that a person keeps."""
