"""Plain lists of references, as they stand at the end of papers and in documents."""
