"""The core: what a support agreement means. Pure Python; no Django, no I/O, no clock, no chance."""
