"""The names of all commands: what a first word must be to go to the command line instead of the window."""

COMMANDS = frozenset(
    {
        "read", "import", "show", "search", "add", "edit", "state", "rate", "tag", "untag", "tags", "note",
        "queue", "snooze", "wake", "lists", "searches", "bin", "digests", "leftover", "reread", "watch", "export",
        "undo", "redo", "history", "backup", "restore", "demo", "incomplete", "mend",
        "duplicates", "merge", "split", "apart",
    }
)  # fmt: skip
