"""HTML and XML from outside, parsed safely, with the place of every element."""
