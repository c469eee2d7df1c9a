"""Tags: giving, taking, renaming (onto another one: merging), deleting."""

from collections.abc import Sequence

from desktop.errors import UsageError
from desktop.library.actions import action, papers_in_words
from desktop.library.renaming import rename_in_searches
from desktop.papers.cleaning import one_line
from desktop.papers.tag_colours import TAG_COLOURS, least_used
from desktop.papers.text_keys import name_key
from desktop.store.step import Step

_NAME_CHARACTERS = 100


@action
def tag(step: Step, papers: Sequence[int], name: str) -> None:
    """Gives papers a tag, which is made when there is none of that name."""
    name = tag_name(name)
    row = step.now_in.named("tag", name) or make_tag(step, name)
    changed = step.put("tagging", "tag", papers, 1, key=row)
    step.label = f"Tag {papers_in_words(changed)} “{step.now_in.name_of('tag', row)}”"


@action
def untag(step: Step, papers: Sequence[int], name: str) -> None:
    """Takes a tag from papers; the tag itself stays."""
    name = _written(name)
    row = step.now_in.named("tag", name)
    changed = step.put("tagging", "tag", papers, None, key=row) if row else 0
    step.label = f"Remove the tag “{name}” from {papers_in_words(changed)}"


@action
def rename_tag(step: Step, row: int, name: str) -> None:
    """Renames a tag; onto the name of another one, the two become that one. Saved searches follow."""
    name = tag_name(name)
    old = step.now_in.name_of("tag", row)
    other = step.now_in.named("tag", name)
    if other and other != row:
        step.put("tagging", "tag", step.now_in.tagged(row), 1, key=other)
        step.put("tag", "absent", (row,), 1)
        rename_in_searches(step, "tag", old, step.now_in.name_of("tag", other))
        step.label = f"Merge the tag “{old}” into “{step.now_in.name_of('tag', other)}”"
        return
    step.put("tag", "name", (row,), name)
    step.put("tag", "name_key", (row,), name_key(name))
    rename_in_searches(step, "tag", old, name)
    step.label = f"Rename the tag “{old}” to “{name}”"


@action
def delete_tag(step: Step, row: int) -> None:
    """Removes a tag from every paper and from the sidebar."""
    step.label = f"Delete the tag “{step.now_in.name_of('tag', row)}”"
    step.put("tag", "absent", (row,), 1)


@action
def colour_tag(step: Step, row: int, colour: str) -> None:
    """Gives a tag another colour; raises UsageError when it is none of `papers.tag_colours`."""
    if colour not in TAG_COLOURS:
        raise UsageError(f"“{colour}”", "is not a colour of tags", f"Choose one of {', '.join(TAG_COLOURS)}.")
    step.put("tag", "colour", (row,), colour)
    step.label = f"Colour the tag “{step.now_in.name_of('tag', row)}”"


def make_tag(step: Step, name: str) -> int:
    """A new tag in the colour that the fewest tags have; its id."""
    colour = least_used(step.now_in.colours())
    return step.make("tag", name=name, name_key=name_key(name), colour=colour)


def tag_name(name: str) -> str:
    """The name as it will be stored; raises UsageError for one that cannot be a tag or list."""
    name = _written(name)
    if not name_key(name) or len(name) > _NAME_CHARACTERS:
        raise UsageError(f"“{name[:40]}”", "is not a name", f"Use 1 to {_NAME_CHARACTERS} characters.")
    return name


def _written(name: str) -> str:
    return one_line(name).strip("#").strip()
