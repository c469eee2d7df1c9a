"""EndNote XML, which EndNote, Bookends, Zotero and databases export."""
