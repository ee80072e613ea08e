"""One module per use case that spans apps; calls actions, writes nothing itself."""
