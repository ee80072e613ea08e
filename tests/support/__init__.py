"""What tests are made of: the cast, and builders that use the same actions as the product."""
