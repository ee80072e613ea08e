"""Whatever answers a person or a program while they wait."""
