"""Alerts of databases and publishers by mail, whose links and words follow rules of their own."""
