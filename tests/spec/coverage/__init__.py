"""Which clause says each statement of the five published texts: `statements/`, checked claim by claim.

`python -m tests.spec.coverage` writes the table that the reference shows.
"""
