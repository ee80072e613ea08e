"""The component sheet: every component, in both themes, without any data. No desk's pages."""
