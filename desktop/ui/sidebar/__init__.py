"""The places a person can go to: states, lists, searches, digests, tags and the bin."""
