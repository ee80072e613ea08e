"""The form that other websites show in their own pages; it knows no session and sets no cookie."""
