"""Zotero RDF, the only export of Zotero that keeps collections, notes and links together."""
