"""Which key does what: two presets, what the user changed, and the page of Preferences where that is done."""
