"""JATS, the XML of journal articles that publishers, preprint servers and PMC give away."""
