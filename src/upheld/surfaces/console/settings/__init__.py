"""What a desk may choose for itself: one module per subject, listed in `index`. Promises are no settings."""
