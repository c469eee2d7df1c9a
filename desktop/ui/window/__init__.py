"""The main window: its parts, its actions, and the flows between them."""
