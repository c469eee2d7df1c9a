"""What a DOI names: a preprint or a publication, and which version of it."""

import re

_PREPRINTS = re.compile(
    r"10\.(?:48550|1101|21203|20944|31219|31234|31235|26434|5281|36227|22541|7287|2139|32942|35542|31223|51094|"
    r"31730|31220|14293|33774|55458)/|10\.1002/essoar\.|10\.2196/preprints\.",
    re.IGNORECASE,
)
"""Prefixes of arXiv, bioRxiv, Research Square, Preprints.org, OSF, ChemRxiv, Zenodo, TechRxiv, Authorea, SSRN …
(each registers its own with Crossref or DataCite)."""
_VERSION = re.compile(r"(?:(?<=\d)|/|\.)v\d+\Z")
_NUMBERED = re.compile(r"(10\.(?:12688|7554)/\w+\.\d+)\.\d+\Z", re.IGNORECASE)
"""F1000 and eLife end the DOI of each version in its number."""
ARXIV_DOI = "10.48550/arxiv."
"""What every DOI of arXiv begins with, in lower case."""


def is_preprint(doi: str) -> bool:
    """Whether a DOI is of a server for preprints."""
    return bool(_PREPRINTS.match(doi))


def are_of_one_kind(one: str, other: str) -> bool:
    """Whether two DOIs, when they differ, speak of two works: not a preprint's against a publisher's."""
    if is_preprint(one) and is_preprint(other):
        return one.partition("/")[0] == other.partition("/")[0]
    return is_preprint(one) is is_preprint(other)


def without_version(doi: str) -> str:
    """A DOI in lower case, without the version that some servers write at its end."""
    doi = doi.lower()
    if is_preprint(doi):
        return _VERSION.sub("", doi)
    return _NUMBERED.sub(r"\1", doi)


def arxiv_id_in(doi: str) -> str:
    """The arXiv identifier that a DOI of arXiv holds, "" for any other."""
    doi = doi.lower()
    return _VERSION.sub("", doi.removeprefix(ARXIV_DOI)) if doi.startswith(ARXIV_DOI) else ""
