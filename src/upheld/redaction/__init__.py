"""Secrets in what people write: found, masked, and taken out before anything is kept. Whom it concerns is not known."""
