"""The writers of articles, and of what readers answer to them."""
