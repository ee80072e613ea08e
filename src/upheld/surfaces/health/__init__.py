"""`/healthz`: whether this installation is whole."""
