"""The page that explains searching, made of the table of fields, so that it cannot say what is not so."""

from collections.abc import Iterator

from desktop.search.fields import FIELDS, Field

_WORDS = """\
# Searching

Type what you remember, in any order: words of titles, authors, abstracts, tags and notes. Case, accents, hyphens and
Greek letters do not matter, and misspelt words are understood: one slip a word, two from eight letters on. The word
that is still being typed may go on. “The paper about” and “et al.” may stand around what you remember, and where no
paper has all words, those that lack one or, of many, a third are shown if they are few.

| write | to find |
|---|---|
| `graph attention` | papers with both words, wherever they stand |
| `"graph attention"` | the words side by side |
| `-survey` | papers without a word |
| `graph OR tree` | papers with either |
| `deep (graph OR tree)` | parentheses keep together what belongs together |
| `lovelace 1843` | words, in papers of a year first |
| `2412.03565`, a DOI, a link, a citation key | the paper that it names |
| a pasted reference | the paper whose title stands in it |
| a whole pasted abstract | papers like it |

A field before a word says where to look, and `-` before a field finds all other papers:

| field | finds | for example |
|---|---|---|
"""
_END = """
Names of tags and lists with a blank stand in quotes: `tag:"to cite"`. While you type, what may follow a field is
proposed below the search box; Ctrl+Space proposes the fields themselves. What makes no sense is underlined, and the
rest is searched all the same. A click on a column sorts what was found, a third one goes back to the best match
first. “Why was this found?” in the menu Paper names the words that matched.

A search that is wanted again is saved with Ctrl+S: it stands in the sidebar with the number of papers that it finds,
follows every change, and keeps to the place where it was typed. While it is open its query stands in the search box;
what is changed there is saved with Ctrl+S, or left with Esc. When a tag or a list that it asks for is renamed, it
follows; when one is deleted, it says so. F2 renames it, Del deletes it, and Undo takes either back.

The same works on the command line: `papertray search`, `show` and `export` take such a query, `papertray searches`
shows and saves searches, and `--search NAME` shows or exports what one finds.
"""


def help_page() -> str:
    """The page as Markdown."""
    return _WORDS + "".join(_rows()) + _END


def _rows() -> Iterator[str]:
    for field in FIELDS:
        names = ", ".join(f"`{name}:`" for name in field.names)
        examples = ", ".join(f"`{example}`" for example in field.examples)
        yield f"| {names} | {_asks(field)} | {examples} |\n"


def _asks(field: Field) -> str:
    return f"{field.asks}: {', '.join(field.choices)}" if field.choices else field.asks
