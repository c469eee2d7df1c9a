"""Text without a form of its own: paragraphs in which titles and abstracts stand in turn, lists of identifiers."""
