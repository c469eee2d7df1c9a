"""Papertray: a desktop reading-list manager for people who get more papers than they can read."""

__version__ = "0.1.0"
