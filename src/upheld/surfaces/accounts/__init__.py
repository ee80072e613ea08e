"""Pages on which people make an account, sign in, and look after what is theirs, on whichever desks they are."""
