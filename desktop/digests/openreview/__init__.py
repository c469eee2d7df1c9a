"""OpenReview: what its API answers."""
