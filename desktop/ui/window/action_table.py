"""Every action of the window, once: its words, its keys, its menu. Menus and the overlay of keys are made from it."""

from typing import Literal, NamedTuple

Menu = Literal["File", "Edit", "View", "Paper", "Tags", "Tools", "Help"]
Needs = Literal[
    "",
    "papers",
    "paper",
    "several",
    "merged",
    "undo",
    "redo",
    "text",
    "list",
    "bin",
    "kept",
    "digest",
    "left_over",
    "found",
    "snoozed",
    "inbox",
    "grouped",
    "columns",
    "arranged",
    "typed",
    "edited",
    "saved",
]
"""What must be there for the action to be possible."""


class ActionSpec(NamedTuple):
    """One action. `keys` in Qt's portable writing, the first is shown; `after_line`: a separator stands before.

    `group` is its column in the overlay of keys; "" for what has no key of its own, which stands in the last one
    when the person gives it a key.
    """

    name: str
    words: str
    menu: Menu
    keys: tuple[str, ...] = ()
    needs: Needs = ""
    after_line: bool = False
    group: Literal["", "Move", "Decide", "Everything else"] = ""


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("open_file", "Open a digest…", "File", ("Ctrl+O", "Ctrl+Shift+I"), group="Everything else"),
    ActionSpec("paste", "Paste a digest", "File", ("Ctrl+V",), group="Everything else"),
    ActionSpec("add_paper", "Add a paper by hand…", "File", ("Ctrl+N",), group="Everything else"),
    ActionSpec("sample", "Try the sample digest", "File"),
    ActionSpec("export", "Export…", "File", ("Ctrl+E",), after_line=True, group="Everything else"),
    ActionSpec("export_again", "Export again", "File", ("Ctrl+Shift+E",), group="Everything else"),
    ActionSpec("backup", "Back up now", "File", after_line=True),
    ActionSpec("reveal", "Reveal library", "File"),
    ActionSpec("quit", "Quit", "File", ("Ctrl+Q",), after_line=True, group="Everything else"),
    ActionSpec("undo", "Undo", "Edit", ("Ctrl+Z", "U"), needs="undo", group="Decide"),
    ActionSpec("redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), needs="redo", group="Decide"),
    ActionSpec("search", "Search", "Edit", ("/", "Ctrl+F"), after_line=True, group="Move"),
    ActionSpec(
        "save_search", "Save this search…", "Edit", ("Ctrl+S",), needs="typed", group="Everything else"
    ),
    ActionSpec(
        "save_search_as",
        "Save as another search…",
        "Edit",
        ("Ctrl+Shift+S",),
        needs="edited",
        group="Everything else",
    ),
    ActionSpec("edit_search", "Edit this search", "Edit", needs="saved"),
    ActionSpec("rename_search", "Rename this search…", "Edit", needs="saved"),
    ActionSpec("delete_search", "Delete this search", "Edit", needs="saved"),
    ActionSpec("select_all", "Select all", "Edit", ("Ctrl+A",), group="Move"),
    ActionSpec("mark", "Mark", "Edit", ("X",), needs="papers", group="Move"),
    ActionSpec("palette", "Command palette…", "Edit", ("Ctrl+K",), after_line=True, group="Everything else"),
    ActionSpec("preferences", "Preferences…", "Edit", ("Ctrl+,",), group="Everything else"),
    ActionSpec("go_inbox", "Inbox", "View", ("Ctrl+1",), group="Move"),
    ActionSpec("go_queue", "Queue", "View", ("Ctrl+2",), group="Move"),
    ActionSpec("go_reading", "Reading", "View", ("Ctrl+3",), group="Move"),
    ActionSpec("snoozed", "Snoozed papers", "View"),
    ActionSpec("go_done", "Done", "View", ("Ctrl+4",), group="Move"),
    ActionSpec("go_dismissed", "Dismissed", "View", ("Ctrl+5",), group="Move"),
    ActionSpec("go_all", "All papers", "View", ("Ctrl+6",), group="Move"),
    ActionSpec("triage", "Triage", "View", ("Ctrl+T",), after_line=True, group="Decide"),
    ActionSpec("next", "Next paper", "View", ("J",), after_line=True, group="Move"),
    ActionSpec("previous", "Previous paper", "View", ("K",), group="Move"),
    ActionSpec("next_pane", "Next pane", "View", ("F6",), group="Move"),
    ActionSpec("sidebar", "Sidebar", "View", ("Ctrl+B",), group="Move"),
    ActionSpec("newest_first", "Newest first", "View", needs="inbox", after_line=True),
    ActionSpec("my_interests", "My interests first", "View", ("Shift+I",), needs="inbox", group="Decide"),
    ActionSpec("by_topic", "Group by topic", "View", ("Shift+T",), needs="inbox", group="Decide"),
    ActionSpec("compact", "Compact rows", "View", after_line=True),
    ActionSpec("column_authors", "Show authors", "View", needs="columns"),
    ActionSpec("column_tags", "Show tags", "View", needs="columns"),
    ActionSpec("column_rating", "Show the rating", "View"),
    ActionSpec("column_note", "Show which papers have a note", "View"),
    ActionSpec("column_added", "Show the date", "View"),
    ActionSpec("reset_view", "Reset this view", "View", needs="arranged"),
    ActionSpec("open", "Open", "Paper", ("O",), needs="paper", group="Decide"),
    ActionSpec("queue", "Queue", "Paper", ("Q",), needs="papers", after_line=True, group="Decide"),
    ActionSpec("queue_top", "Queue at the top", "Paper", ("Shift+Q",), needs="papers", group="Decide"),
    ActionSpec("read", "Start reading", "Paper", ("R",), needs="papers", group="Decide"),
    ActionSpec("done", "Done", "Paper", ("D",), needs="papers", group="Decide"),
    ActionSpec("dismiss", "Dismiss", "Paper", ("E",), needs="papers", group="Decide"),
    ActionSpec("dismiss_group", "Dismiss this group", "Paper", ("Shift+E",), needs="grouped", group="Decide"),
    ActionSpec(
        "dismiss_rest",
        "Dismiss the remaining papers",
        "Paper",
        ("Ctrl+Alt+E",),
        needs="inbox",
        group="Decide",
    ),
    ActionSpec("to_inbox", "Back to the Inbox", "Paper", ("I",), needs="papers", group="Decide"),
    ActionSpec("snooze", "Snooze until a day…", "Paper", ("B",), needs="papers", group="Decide"),
    ActionSpec("wake", "Wake now", "Paper", needs="snoozed"),
    ActionSpec("read_next", "Read next", "Paper", ("Shift+R",), group="Decide"),
    *(
        ActionSpec(
            f"rate_{n}",
            f"Rate {n} of 5",
            "Paper",
            (str(n),),
            needs="papers",
            after_line=n == 1,
            group="Decide",
        )
        for n in range(1, 6)
    ),
    ActionSpec("rate_0", "Clear the rating", "Paper", ("0",), needs="papers", group="Decide"),
    ActionSpec("note", "Write a note", "Paper", ("N",), needs="paper", after_line=True, group="Decide"),
    ActionSpec(
        "preview_note", "Show the note as it reads", "Paper", ("Shift+N",), needs="paper", group="Decide"
    ),
    ActionSpec("note_history", "Versions of the note…", "Paper", needs="paper"),
    ActionSpec("edit", "Edit the title", "Paper", ("F2",), needs="paper", group="Everything else"),
    ActionSpec("add_to_list", "Add to a list…", "Paper", ("L",), needs="papers", group="Decide"),
    ActionSpec("remove_from_list", "Remove from this list", "Paper", needs="list"),
    ActionSpec("move_up", "Move up", "Paper", ("Alt+Up",), needs="list", group="Decide"),
    ActionSpec("move_down", "Move down", "Paper", ("Alt+Down",), needs="list", group="Decide"),
    ActionSpec(
        "like", "Papers like this one", "Paper", ("Shift+L",), needs="paper", after_line=True, group="Move"
    ),
    ActionSpec("why", "Why was this found?", "Paper", needs="found"),
    ActionSpec("merge", "Merge the selected papers", "Paper", needs="several", after_line=True),
    ActionSpec("split", "Split this paper", "Paper", needs="merged"),
    ActionSpec(
        "copy_title",
        "Copy the title",
        "Paper",
        ("Ctrl+C",),
        needs="papers",
        after_line=True,
        group="Everything else",
    ),
    ActionSpec(
        "copy_link", "Copy the link", "Paper", ("Ctrl+Shift+L",), needs="paper", group="Everything else"
    ),
    ActionSpec(
        "copy_bibtex", "Copy as BibTeX", "Paper", ("Ctrl+Shift+C",), needs="papers", group="Everything else"
    ),
    ActionSpec(
        "copy_key",
        "Copy the citation key",
        "Paper",
        ("Ctrl+Shift+K",),
        needs="papers",
        group="Everything else",
    ),
    ActionSpec(
        "copy_cite", "Copy as \\cite{…}", "Paper", ("Ctrl+Alt+K",), needs="papers", group="Everything else"
    ),
    ActionSpec(
        "copy_markdown",
        "Copy as Markdown link",
        "Paper",
        ("Ctrl+Alt+M",),
        needs="papers",
        group="Everything else",
    ),
    ActionSpec("delete", "Move to the Bin", "Paper", ("Del",), needs="kept", after_line=True, group="Decide"),
    ActionSpec("restore", "Put back from the Bin", "Paper", needs="bin"),
    ActionSpec("tag", "Tag…", "Tags", ("T",), needs="papers", group="Decide"),
    ActionSpec("rename_tag", "Rename this tag…", "Tags", needs="text"),
    ActionSpec("colour_tag", "Colour this tag…", "Tags", needs="text"),
    ActionSpec("delete_tag", "Delete this tag", "Tags", needs="text"),
    ActionSpec("new_list", "New list…", "Tools", ("Ctrl+Shift+N",), group="Everything else"),
    ActionSpec("reread", "Read this digest again…", "Tools", needs="digest", after_line=True),
    ActionSpec("left_over", "Left-over text of this digest…", "Tools", needs="left_over"),
    ActionSpec("duplicates", "Duplicates…", "Tools", after_line=True),
    ActionSpec("mend", "Mend the records", "Tools", needs="papers"),
    ActionSpec("regenerate_keys", "Regenerate the citation keys", "Tools", needs="papers"),
    ActionSpec("empty_bin", "Empty the Bin", "Tools"),
    ActionSpec("keys", "All keys", "Help", ("?",), group="Everything else"),
    ActionSpec("about", "About Papertray", "Help"),
)
