"""The export dialog: which papers, which format, what it will look like, what is missing."""
