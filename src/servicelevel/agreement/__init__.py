"""The agreement: from readable document to executable terms and back to a page."""
