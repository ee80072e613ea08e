"""The loops that run for ever."""
