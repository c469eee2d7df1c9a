"""Links files and web addresses to papers: what is linked is neither copied nor moved, and only named."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from desktop.digests.containers.regular_file import RegularFile
from desktop.digests.source import shown_name
from desktop.errors import CannotWrite, UnreadableInput, UsageError
from desktop.library.actions import action
from desktop.papers.identifiers import web_link
from desktop.progress import Progress, no_progress
from desktop.store.attachments import Kind
from desktop.store.step import Step

_HEAD = b"%PDF-"


class Target(NamedTuple):
    """What is to be linked: a path with its SHA-256 and size in bytes, or an http or https address."""

    kind: Kind
    address: str
    sha256: str = ""
    size: int = 0

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return shown_name(Path(self.address).name) if self.kind == "file" else self.address


def is_pdf(path: Path) -> bool:
    """Whether a path leads to a regular file that begins as PDF does (ISO 32000-1, 7.5.2)."""
    try:
        with RegularFile(path, path.name) as file:
            return next(file.chunks(0, len(_HEAD)), b"") == _HEAD
    except UnreadableInput:
        return False


def target_of_file(path: Path, progress: Progress = no_progress) -> Target:
    """The PDF at `path`, read once for its SHA-256; raises UnreadableInput when it is none, and Cancelled."""
    path = path.absolute()
    name = shown_name(path.name)
    if not is_pdf(path):
        raise UnreadableInput(name, "this is no PDF file", "Only PDF files and web addresses can be linked.")
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise UnreadableInput(name, "its name is no text", "Rename the file.") from error
    whole, size = hashlib.sha256(), 0
    with RegularFile(path, name) as file:
        for chunk in file.chunks():
            whole.update(chunk)
            size += len(chunk)
            progress.step(size, file.about.st_size, name)
    return Target("file", str(path), whole.hexdigest(), size)


def target_of_link(address: str) -> Target:
    """A web address; raises UsageError when it is none."""
    link = web_link(address)
    if not link:
        raise UsageError("the link", "it is no web address", "It begins with http or https.")
    return Target("web", link)


@action
def link(step: Step, paper: int, target: Target) -> None:
    """Links a file or an address to a paper; what is linked to it already is not linked twice."""
    if step.now_in.values("paper", "absent", (paper,)).get(paper, 1):
        raise CannotWrite("the link", "its paper was removed meanwhile", "Nothing was changed.")
    step.label = f"Link {target.name}"
    if target.address not in step.now_in.linked(paper):
        step.make("attachment", paper_id=paper, added_at=step.now, **target._asdict())


@action
def unlink(step: Step, attachment: int) -> None:
    """Takes a link off its paper; the file stays where it is."""
    step.put("attachment", "absent", (attachment,), 1)
    step.label = "Remove a link"
