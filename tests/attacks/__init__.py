"""Forty ways in which support desks were attacked: what each means here, and the tests that hold against it."""
