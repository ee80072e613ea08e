"""The JSON API, by version. Nothing here decides or writes."""
