"""RSS and Atom: entries told apart by their text, understood by feedparser."""
