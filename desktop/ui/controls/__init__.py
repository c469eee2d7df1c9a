"""Buttons, fields, chips, stars and labels as Papertray draws them; they know nothing of papers."""
