"""Finding tickets by what was said on them and by what they are; lists that need no words are `queries.listing`."""
