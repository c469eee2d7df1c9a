"""JSON taken apart into records, whatever is broken in it."""
