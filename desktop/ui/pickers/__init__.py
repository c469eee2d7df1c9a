"""Small surfaces that float over the window and ask for one thing: a tag, a list, a name, a paper."""
