"""Writing and keeping the articles by which customers help themselves."""
