"""Pages of one paper that were copied as text: that paper, and none that it cites or that stands beside it."""
