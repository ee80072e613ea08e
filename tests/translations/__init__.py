"""Finds the words that people read, and holds the catalogues to them."""
