"""Shared lists, the form in which one Papertray gives papers to another."""
