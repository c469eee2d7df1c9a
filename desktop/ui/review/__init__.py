"""The review of an import: what was found, what becomes of it, what it is compared with."""
