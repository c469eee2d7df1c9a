"""MODS, the records of library catalogues and of conference anthologies."""
