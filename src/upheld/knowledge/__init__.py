"""What a desk writes down so that its customers can help themselves."""
