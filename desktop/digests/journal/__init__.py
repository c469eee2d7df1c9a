"""The feeds of journals, publishers and preprint servers."""
