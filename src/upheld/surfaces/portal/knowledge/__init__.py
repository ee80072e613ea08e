"""Pages on which customers help themselves."""
