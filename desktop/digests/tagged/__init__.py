"""Tagged formats besides RIS: MEDLINE, Web of Science, Refer."""
