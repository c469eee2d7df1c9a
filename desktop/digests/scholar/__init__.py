"""Alerts of Google Scholar."""
