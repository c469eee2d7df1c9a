"""What Papertray refuses to swallow; a limit that is met is named in the message.

Sizes in bytes or characters, times in seconds. The figures are explained in docs/decisions.md.
"""

DOCUMENT_BYTES = 100_000_000
STREAM_BYTES = 1_000_000_000
RECORDS = 200_000
DEPTH = 100
MIME_DEPTH = 20
MIME_PARTS = 1_000
ARCHIVE_MEMBERS = 1_000
FOLDER_FILES = 5_000
FOLDER_DEPTH = 20
DETECTED_CHARACTERS = 64 * 1024
"""How much of a text is looked at to tell what it is."""
FIELD_CHARACTERS = 1_000_000
TITLE_CHARACTERS = 2_000
AUTHORS = 5_000
READER_MEMORY_BYTES = 512 * 1024 * 1024
READER_SECONDS_WITHOUT_PROGRESS = 30.0
READER_PROCESSOR_SECONDS = 3_600
"""Backstop for a reader whose parent cannot stop it any more."""
READER_OPEN_FILES = 64
FRAME_BYTES = 64 * 1024 * 1024
"""Largest message between Papertray and a reader process."""
MATCHED_CHARACTERS = 500
"""Longest text that is compared fuzzily: the cost grows with the square of the length."""
SHOWN_LINE_CHARACTERS = 10_000
"""Longest line a widget lays out: one line of 500 kB froze a text view for 14 s."""
HANDOVER_BYTES = 64 * 1024
"""Largest message that a second start may hand to the running window."""
HISTORY_STEPS = 1_000
BACKUPS_KEPT = 10
BACKUP_BEFORE_IMPORT_OF = 1_000
"""An import of more papers than this is preceded by a backup."""
