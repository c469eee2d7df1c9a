"""Bytes to drafts: containers, decoding, detection by content, one small reader per format, their sandbox."""
