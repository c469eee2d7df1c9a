"""Papers -> files: one module per format, pure functions that stream; what is written holds no surprises."""
