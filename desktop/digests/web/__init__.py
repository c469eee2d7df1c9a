"""Web pages: the paper that a page is about, or those that it lists."""
