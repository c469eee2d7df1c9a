import pytest

from desktop.papers.paper import Paper
from desktop.papers.snippet import snippet_of


@pytest.mark.parametrize(
    ("abstract", "extra", "snippet"),
    [
        ("", {"snippet": "… of trays …"}, "… of trays …"),
        ("We sort trays.", {"snippet": "… of trays …"}, ""),
        ("", {"edition": "2"}, ""),
        ("", {}, ""),
    ],
)
def test_a_snippet_stands_for_an_abstract_that_is_not_there(abstract, extra, snippet):
    assert snippet_of(Paper(id=1, uid="u", title="T", abstract=abstract, extra=extra)) == snippet
