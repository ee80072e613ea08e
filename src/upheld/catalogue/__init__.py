"""The services that customers depend on."""
