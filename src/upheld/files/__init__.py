"""What people send as files: their names, what they are, and where they lie. Whose they are is not known here."""
