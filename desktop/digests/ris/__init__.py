"""RIS, the tagged format of databases and reference managers."""
