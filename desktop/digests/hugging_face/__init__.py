"""Hugging Face paper pages in each form in which they are saved, sent and mirrored."""
