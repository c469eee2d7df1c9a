"""The colours a tag can have, by name; how they look is the window's business."""

TAG_COLOURS = ("petrol", "blue", "violet", "plum", "rose", "brick", "ochre", "olive", "green", "slate")


def least_used(used: dict[str, int]) -> str:
    """The colour for a new tag: the one that the fewest tags have, the first of them."""
    return min(TAG_COLOURS, key=lambda colour: used.get(colour, 0))
