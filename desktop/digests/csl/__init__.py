"""CSL-JSON, the form in which citation processors exchange references."""
