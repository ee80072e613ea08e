"""Files on their way in and out, apart from the pages: a slow line keeps nobody waiting."""
