"""Messages that name papers: mails, chats and notes with links, identifiers and references among other words."""
