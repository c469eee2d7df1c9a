"""TEXT -> RANKED IDS: query language, word folding, typo-tolerant index, ranking, highlights."""
