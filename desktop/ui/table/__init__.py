"""The table of papers: what a row shows and how it is painted."""
