"""What the interfaces of bibliographic indexes answer: Crossref, OpenAlex, Semantic Scholar."""
