"""The pane that shows one paper, or several at once; it is given values and tells wishes."""
