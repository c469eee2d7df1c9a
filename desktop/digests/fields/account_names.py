"""Tells the names of people from those of accounts, which stand among them on Hugging Face."""

from desktop.papers.name import OTHERS, Name


def names_without_accounts(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Names of more than one word; where single words ("andy-yang") stood among them the list is incomplete."""
    people = tuple(name for name in names if name == OTHERS or not name.literal or " " in name.literal)
    if len(people) == len(names) or OTHERS in people or not people:
        return () if people == (OTHERS,) else people
    return (*people, OTHERS)
