"""Views of the queue: which there are, what their conditions mean, and how many tickets each holds."""
