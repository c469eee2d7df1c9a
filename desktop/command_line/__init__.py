"""The commands of the command line, one group a module; `cli` puts them together. No Qt, no rules."""
