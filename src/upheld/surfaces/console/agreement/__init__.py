"""The agreement in the console: writing its next version."""
