"""The process in which readers run: taken from all it does not need, spoken to in frames."""
