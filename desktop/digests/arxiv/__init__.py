"""What arXiv announces and publishes: mailings, feeds, metadata."""
