"""BibTeX and BibLaTeX bibliographies."""
