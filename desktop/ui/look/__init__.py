"""How Papertray looks: colours, type, icons, and the theme that applies them; no widgets with a meaning."""
