"""Triage: one paper large, one key decides and shows the next one."""
