"""A corpus to measure with: many tickets with true promises, the same for the same seed. No demo people."""
