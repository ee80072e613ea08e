"""What a desk's managers set, and what each person sets for themselves: one module per subject."""
