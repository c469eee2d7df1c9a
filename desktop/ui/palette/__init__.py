"""The command palette: every action, place, tag and paper by a few letters of its name."""
