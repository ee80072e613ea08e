"""Signing in to one desk through a company's own sign-in (OpenID Connect); whom a desk trusts is its own matter."""
