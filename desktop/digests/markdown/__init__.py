"""Lists of papers in Markdown: newsletters, awesome lists, generated tables."""
