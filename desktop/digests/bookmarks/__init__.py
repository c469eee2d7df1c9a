"""Bookmarks of browsers and what reading apps export as a page: links to papers among many others."""
