"""What documents come in: archives, mailboxes, mails, saved pages; unwrapped in memory, never onto the disk."""
