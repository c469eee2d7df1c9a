"""Everything that needs Qt: the look, the controls, the views; no rules about papers live here."""
