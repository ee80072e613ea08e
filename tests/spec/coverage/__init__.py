"""Which clause says each statement of the five published texts: `statements/`, checked claim by claim.

`make reference` writes the table that the reference shows.
"""
