"""The large parts of the window and what floats over them."""
