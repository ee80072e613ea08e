"""What requests may hold and what answers hold, as OpenAPI describes them."""
