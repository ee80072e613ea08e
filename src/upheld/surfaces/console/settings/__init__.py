"""The pages on which a desk is set up, one module per subject."""
