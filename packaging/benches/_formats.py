"""One small digest in each format that is read, written from made-up papers: what fuzzing damages.

Each function takes a paper and gives the text of its record; `written` puts records together with what stands
around them in real files of the format.
"""

import json
from collections.abc import Callable
from html import escape
from typing import NamedTuple

from _works import Work
from _xml_formats import HARVEST_HEAD, MODS_HEAD, harvested_record, jats_article, mods_record


class Format(NamedTuple):
    """How a file begins, how one paper is written, what stands between two, how it ends."""

    head: str
    record: Callable[[Work], str]
    tail: str = ""
    between: str = ""


def written(kind: str, works: list[Work]) -> list[str]:
    """A digest of a kind in parts: what stands before the first record, each record, what stands after the last."""
    form = FORMATS[kind]
    records = [form.record(work) for work in works]
    joined = [record + form.between for record in records[:-1]]
    return [form.head, *joined, records[-1], form.tail]


def _markup(text: str) -> str:
    return escape(text, quote=False)


def _shared(work: Work) -> str:
    record = {"title": work.title, "abstract": work.abstract, "authors": [{"family": "Bee", "given": "Ann"}]}
    return json.dumps({"uid": f"u-{work.n}", "citation_key": f"bee{work.n}", "record": record})


def _page(work: Work) -> str:
    return f"{work.title}\n\n{work.abstract}\n\n"


def _card(work: Work) -> str:
    to = f"https://huggingface.co/papers/{work.arxiv}"
    return (
        f"[{work.n}](https://huggingface.co/login?next=%2Fpapers%2F{work.arxiv})\n\n"
        f"### [{work.title}]({to})\n\n[{work.abstract}]({to})\n\n·\n\nMay 2\n\n"
    )


def _archive(work: Work) -> str:
    link = f"[arXiv](https://arxiv.org/abs/{work.arxiv}), [HuggingFace](https://huggingface.co/papers/{work.arxiv})"
    return f"| {work.title} | Ann Bee, Karl Gee | {work.abstract} Read more on {link}. |\n"


def _hugging_face_html(work: Work) -> str:
    to = f"/papers/{work.arxiv}"
    return (
        f'<article><div><h3><a href="{to}">{_markup(work.title)}</a></h3><p>{_markup(work.abstract)}</p>'
        f'<a href="https://huggingface.co{to}">Ann Bee and 2 others</a></div></article>\n'
    )


def _hugging_face_json(work: Work) -> str:
    day = "2024-01-02T00:00:00.000Z"
    paper = {
        "id": work.arxiv, "authors": [{"_id": "a", "name": "Ann Bee", "hidden": False}], "publishedAt": day,
        "title": work.title, "summary": work.abstract, "upvotes": work.n,
    }  # fmt: skip
    return json.dumps({"paper": paper, "publishedAt": day, "title": work.title, "numComments": 1})


def _mailing(work: Work) -> str:
    return (
        f"\\\\\narXiv:{work.arxiv}\nDate: Tue, 2 Jan 2024 10:00:00 GMT   (12kb)\n\nTitle: {work.title}\n"
        f"Authors: Ann Bee, Karl Gee\nCategories: cs.CL cs.LG\nComments: 12 pages\n\\\\\n  {work.abstract}\n"
        f"\\\\ ( https://arxiv.org/abs/{work.arxiv} ,  12kb)\n{'-' * 78}\n"
    )


def _arxiv_entry(work: Work) -> str:
    return (
        f"<entry><id>http://arxiv.org/abs/{work.arxiv}v1</id><title>{_markup(work.title)}</title>"
        f"<updated>2024-01-02T10:00:00Z</updated><published>2024-01-02T10:00:00Z</published>"
        f"<summary>{_markup(work.abstract)}</summary><author><name>Ann Bee</name></author>"
        f'<category term="cs.CL"/></entry>\n'
    )


def _arxiv_line(work: Work) -> str:
    return json.dumps({
        "id": work.arxiv, "submitter": "Ann Bee", "authors": "Ann Bee, Karl Gee", "title": work.title,
        "comments": None, "journal-ref": None, "doi": None, "categories": "cs.CL", "abstract": work.abstract,
        "versions": [{"version": "v1", "created": "Tue, 2 Jan 2024 10:00:00 GMT"}],
        "update_date": "2024-01-02", "authors_parsed": [["Bee", "Ann", ""], ["Gee", "Karl", ""]],
    })  # fmt: skip


def _crossref(work: Work) -> str:
    return json.dumps({
        "DOI": work.doi, "type": "journal-article", "title": [work.title],
        "abstract": f"<jats:p>{work.abstract}</jats:p>", "member": "1", "source": "Crossref",
        "author": [{"given": "Ann", "family": "Bee", "sequence": "first"}], "container-title": ["Journal of Colour"],
        "issued": {"date-parts": [[2024, 1, 2]]}, "URL": f"http://dx.doi.org/{work.doi}",
    })  # fmt: skip


def _openalex(work: Work) -> str:
    return json.dumps({
        "id": f"https://openalex.org/W{work.n}", "doi": f"https://doi.org/{work.doi}", "title": work.title,
        "display_name": work.title, "publication_year": 2024, "publication_date": "2024-01-02", "type": "article",
        "authorships": [{"author": {"display_name": "Ann Bee"}}],
        "abstract_inverted_index": {"Colour": [0], "matters": [1]},
    })  # fmt: skip


def _semantic_scholar(work: Work) -> str:
    return json.dumps({
        "paperId": f"{work.n:040x}", "externalIds": {"DOI": work.doi, "ArXiv": work.arxiv, "CorpusId": work.n},
        "title": work.title, "abstract": work.abstract, "year": 2024, "venue": "Journal of Colour",
        "authors": [{"authorId": "1", "name": "Ann Bee"}],
    })  # fmt: skip


def _csl(work: Work) -> str:
    return json.dumps({
        "id": f"bee{work.n}", "type": "article-journal", "title": work.title, "abstract": work.abstract,
        "DOI": work.doi, "author": [{"family": "Bee", "given": "Ann"}], "issued": {"date-parts": [[2024]]},
    })  # fmt: skip


def _json(work: Work) -> str:
    return json.dumps({"title": work.title, "abstract": work.abstract, "authors": ["Ann Bee"], "year": 2024})


def _item(work: Work) -> str:
    return (
        f"<item><title>{_markup(work.title)}</title><link>https://journal.example.org/{work.n}</link>"
        f"<description>{_markup(work.abstract)}</description><dc:creator>Ann Bee</dc:creator>"
        f"<dc:identifier>doi:{work.doi}</dc:identifier><dc:date>2024-01-02</dc:date></item>\n"
    )


def _hugging_face_item(work: Work) -> str:
    return (
        f"<item><title>{_markup(work.title)}</title><link>https://huggingface.co/papers/{work.arxiv}</link>"
        f"<description><![CDATA[<p>{_markup(work.abstract)}</p>]]></description>"
        f"<pubDate>Tue, 02 Jan 2024 10:00:00 GMT</pubDate></item>\n"
    )


def _alert(work: Work) -> str:
    to = f"http://scholar.google.com/scholar_url?url=https://journal.example.org/{work.n}&amp;hl=en&amp;sa=X"
    return (
        f'<h3 style="font-weight:normal"><a href="{to}" class="gse_alrt_title">{_markup(work.title)}</a></h3>'
        f'<div style="color:#006621">A Bee, K Gee - Journal of Colour, 2024</div>'
        f'<div class="gse_alrt_sni">{_markup(work.abstract)}</div><br>\n'
    )


def _bibtex(work: Work) -> str:
    return (
        f"@article{{bee{work.n},\n  title = {{{work.title}}},\n  author = {{Bee, Ann and Gee, Karl}},\n"
        f"  year = {{2024}},\n  doi = {{{work.doi}}},\n  abstract = {{{work.abstract}}},\n}}\n\n"
    )


def _ris(work: Work) -> str:
    return (
        f"TY  - JOUR\nTI  - {work.title}\nAU  - Bee, Ann\nPY  - 2024\nDO  - {work.doi}\nAB  - {work.abstract}\n"
        "ER  - \n\n"
    )


def _medline(work: Work) -> str:
    return (
        f"PMID- {3_000_000 + work.n}\nOWN - NLM\nDP  - 2024 Jan\nTI  - {work.title}\nAB  - {work.abstract}\n"
        f"FAU - Bee, Ann\nAU  - Bee A\nJT  - Journal of Colour\nAID - {work.doi} [doi]\n\n"
    )


def _web_of_science(work: Work) -> str:
    return (
        f"PT J\nAU Bee, A\nAF Bee, Ann\nTI {work.title}\nSO JOURNAL OF COLOUR\nAB {work.abstract}\n"
        f"PY 2024\nDI {work.doi}\nUT WOS:{work.n:015}\nER\n\n"
    )


def _refer(work: Work) -> str:
    return (
        f"%0 Journal Article\n%T {work.title}\n%A Bee, Ann\n%A Gee, Karl\n%J Journal of Colour\n%D 2024\n"
        f"%R {work.doi}\n%X {work.abstract}\n\n"
    )


def _pubmed(work: Work) -> str:
    return (
        f'<PubmedArticle><MedlineCitation><PMID Version="1">{3_000_000 + work.n}</PMID><Article><Journal>'
        "<JournalIssue><PubDate><Year>2024</Year></PubDate></JournalIssue><Title>Journal of Colour</Title></Journal>"
        f"<ArticleTitle>{_markup(work.title)}</ArticleTitle><Abstract><AbstractText>{_markup(work.abstract)}"
        "</AbstractText></Abstract><AuthorList><Author><LastName>Bee</LastName><ForeName>Ann</ForeName></Author>"
        "</AuthorList></Article></MedlineCitation></PubmedArticle>\n"
    )


def _abstract_page(work: Work) -> str:
    return (
        f"[Submitted on 2 Jan 2024]\n{work.title}\nAnn Bee, Karl Gee\nView PDF\nAbstract:{work.abstract}\n"
        f"Subjects:\tComputation and Language (cs.CL)\nCite as:\tarXiv:{work.arxiv} [cs.CL]\n\n"
    )


def _pubmed_text(work: Work) -> str:
    return (
        f"{work.n}. J Colour. 2024 Jan 2;12(3):{work.n}-{work.n + 9}. doi: {work.doi}.\n\n{work.title}.\n\n"
        "Bee A(1), Gee K(1)(2).\n\nAuthor information:\n(1)Institute of Colour, Ghent, Belgium.\n\n"
        f"{work.abstract}\n\nDOI: {work.doi}\nPMID: {3_000_000 + work.n}\n\n\n"
    )


def _endnote(work: Work) -> str:
    return (
        '<record><ref-type name="Journal Article">17</ref-type><contributors><authors><author>Bee, Ann</author>'
        f"</authors></contributors><titles><title>{_markup(work.title)}</title></titles><dates><year>2024</year>"
        f"</dates><abstract>{_markup(work.abstract)}</abstract></record>\n"
    )


def _zotero(work: Work) -> str:
    return (
        f'<bib:Article rdf:about="#item_{work.n}"><z:itemType>journalArticle</z:itemType><bib:authors><rdf:Seq>'
        "<rdf:li><foaf:Person><foaf:surname>Bee</foaf:surname><foaf:givenName>Ann</foaf:givenName></foaf:Person>"
        f"</rdf:li></rdf:Seq></bib:authors><dc:title>{_markup(work.title)}</dc:title><dcterms:abstract>"
        f"{_markup(work.abstract)}</dcterms:abstract><dc:date>2024</dc:date></bib:Article>\n"
    )


def _row(work: Work) -> str:
    return f'"{work.title}","Bee, Ann; Gee, Karl",2024,{work.doi},"{work.abstract}"\n'


def _turned(work: Work) -> str:
    return f'TITLE,"{work.title}"\nAUTHOR NAMES,Bee A.,Gee K.\nDOI,{work.doi}\nABSTRACT,"{work.abstract}"\n\n'


def _saved(work: Work) -> str:
    return f'"{work.title}",https://arxiv.org/abs/{work.arxiv},17000{work.n:05},,unread\n'


def _listed(work: Work) -> str:
    return f"- **{work.title}** - Ann Bee, Karl Gee, 2024. [[Paper]](https://arxiv.org/abs/{work.arxiv})\n"


def _task(work: Work) -> str:
    return (
        f"- [ ] **[{work.title}](https://arxiv.org/abs/{work.arxiv})** - A. Bee, K. Gee (2024) `[@bee{work.n}]` "
        f"#colour ^bee{work.n}\n    > Abstract: {work.abstract}\n"
    )


def _bookmark(work: Work) -> str:
    return f'<DT><A HREF="https://arxiv.org/abs/{work.arxiv}" ADD_DATE="17000{work.n:05}">{_markup(work.title)}</A>\n'


def _note(work: Work) -> str:
    content = {
        "title": {"value": work.title},
        "abstract": {"value": work.abstract},
        "authors": {"value": ["Ann Bee"]},
    }
    return json.dumps({
        "id": f"note{work.n:06}", "forum": f"note{work.n:06}", "content": content, "cdate": 1_700_000_000_000,
        "invitations": ["Colour.cc/2024/Conference/-/Submission"], "signatures": ["Colour.cc/2024"], "version": 2,
    })  # fmt: skip


def _paper_with_code(work: Work) -> str:
    return json.dumps({
        "paper_url": f"https://paperswithcode.com/paper/colour-{work.n}", "arxiv_id": work.arxiv, "title": work.title,
        "abstract": work.abstract, "url_abs": f"https://arxiv.org/abs/{work.arxiv}", "proceeding": None,
        "url_pdf": f"https://arxiv.org/pdf/{work.arxiv}", "authors": ["Ann Bee"], "tasks": [], "date": "2024-01-02",
    })  # fmt: skip


def _found_paper(work: Work) -> str:
    return (
        f'<div><a class="docsum-title" href="https://pubmed.ncbi.nlm.nih.gov/{3_000_000 + work.n}/" '
        f'ref="article_id={3_000_000 + work.n}">{_markup(work.title)}.</a><div>Bee A, Gee K.</div>'
        f"<div>J Colour. 2024 Jan 2. doi: {work.doi}.</div></div>\n"
    )


def _reference(work: Work) -> str:
    return f"Bee A and Gee K (2024) {work.title}. Journal of Colour 12(3): {work.n}-{work.n + 9}.\n"


def _anchor(work: Work) -> str:
    return f'<li><a href="https://arxiv.org/abs/{work.arxiv}">{_markup(work.title)}</a> by Ann Bee</li>\n'


_ATOM = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
    'xmlns:arxiv="http://arxiv.org/schemas/atom"><id>https://arxiv.org/api/x</id>'
    "<title>arXiv Query: all:colour</title>\n"
)
_RSS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
    "<title>Journal of Colour</title><link>https://journal.example.org</link>\n"
)
_RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:z="http://www.zotero.org/namespaces/export#" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#" '
    'xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
)
_PAGE = (
    "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\n"
    "by AK and the research community\n\nJul 2\n\n"
)
_MAIL = (
    "Send any comments regarding submissions directly to submitter.\n"
    f"{'-' * 78}\nArchives at http://arxiv.org/\n{'-' * 78}\n Submissions to:\nComputation and Language\n"
    " received from  Fri 12 Jul 19 18:00:00 GMT  to  Mon 15 Jul 19 18:00:00 GMT\n" + f"{'-' * 78}\n" * 2
)
_SHARED = '{"papertray": {"version": 1, "title": "Group", "made_by": "Papertray 9"},\n"papers": [\n'
_READING_LIST = (
    '---\ntitle: "Reading list: Colour"\ncreated: 2026-08-21T09:30:00\ngenerator: Papertray\n'
    "tags: [reading-list, papers]\n---\n# Reading list: Colour\n\n"
)
_DOCTYPE = "<!DOCTYPE html><html><head><meta charset=utf-8><title>{}</title></head><body>\n"

FORMATS = {
    "papertray": Format(_SHARED, _shared, "\n]}\n", ",\n"),
    "reading-list": Format(_READING_LIST, _task),
    "hugging-face-page": Format(_PAGE, _card),
    "hugging-face-archive": Format(
        "# Daily AI Papers\n\n## Papers for 2024-01-02\n\n| Title | Authors | Summary |\n|---|---|---|\n",
        _archive,
    ),
    "hugging-face-html": Format(
        _DOCTYPE.format("Hugging Face Papers - 2024-01-02"), _hugging_face_html, "</body></html>\n"
    ),
    "hugging-face-json": Format("[", _hugging_face_json, "]\n", ",\n"),
    "arxiv-mail": Format(_MAIL, _mailing, "%%--" * 19 + "\n"),
    "arxiv-feed": Format(_ATOM, _arxiv_entry, "</feed>\n"),
    "arxiv-metadata": Format("", _arxiv_line, "\n", "\n"),
    "crossref": Format(
        '{"status":"ok","message-type":"work-list","message":{"total-results":3,"items":[\n',
        _crossref,
        "]}}\n",
        ",\n",
    ),
    "openalex": Format('{"meta":{"count":3},"results":[\n', _openalex, "]}\n", ",\n"),
    "semantic-scholar": Format('{"total":3,"offset":0,"data":[\n', _semantic_scholar, "]}\n", ",\n"),
    "csl-json": Format("[\n", _csl, "]\n", ",\n"),
    "json": Format("[\n", _json, "]\n", ",\n"),
    "journal-feed": Format(_RSS, _item, "</channel></rss>\n"),
    "scholar-alert": Format("<html><body>\n", _alert, "</body></html>\n"),
    "hugging-face-feed": Format(_RSS, _hugging_face_item, "</channel></rss>\n"),
    "bibtex": Format("% a bibliography\n\n", _bibtex),
    "ris": Format("", _ris),
    "medline": Format("\n", _medline),
    "web-of-science": Format("FN Clarivate Analytics Web of Science\nVR 1.0\n", _web_of_science, "EF\n"),
    "refer": Format("", _refer),
    "pubmed": Format('<?xml version="1.0" ?>\n<PubmedArticleSet>\n', _pubmed, "</PubmedArticleSet>\n"),
    "paper-page": Format("Search | Help\n", _abstract_page),
    "pubmed-text": Format("", _pubmed_text),
    "endnote-xml": Format('<?xml version="1.0" ?>\n<xml><records>\n', _endnote, "</records></xml>\n"),
    "zotero-rdf": Format(_RDF, _zotero, "</rdf:RDF>\n"),
    "mods": Format(MODS_HEAD, mods_record, "</modsCollection>\n"),
    "oai-pmh": Format(HARVEST_HEAD, harvested_record, "</ListRecords></OAI-PMH>\n"),
    "jats": Format("<articles>\n", jats_article, "</articles>\n"),
    "table": Format("Title,Authors,Year,DOI,Abstract\n", _row),
    "saved-links": Format("title,url,time_added,tags,status\n", _saved),
    "turned-table": Format("", _turned),
    "markdown-list": Format("# Awesome Colour\n\n## Papers\n\n", _listed),
    "identifiers": Format("", lambda work: f"https://arxiv.org/abs/{work.arxiv}\n"),
    "message": Format(
        "Hi all,\n\n", lambda work: f"{work.title}\nhttps://arxiv.org/abs/{work.arxiv}\n\n", "Best, Ann\n"
    ),
    "bookmarks": Format(
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n",
        _bookmark,
        "</DL><p>\n",
    ),
    "openreview": Format('{"notes":[\n', _note, '],"count":5}\n', ",\n"),
    "papers-with-code": Format("[\n", _paper_with_code, "]\n", ",\n"),
    "paper-alert": Format("<html><body>\n", _found_paper, "</body></html>\n"),
    "reference-list": Format("", _reference),
    "web-page": Format(_DOCTYPE.format("Reading group") + "<ul>\n", _anchor, "</ul></body></html>\n"),
    "text": Format("", _page),
}
"""Every kind of digest, by the word that its reader has for it."""
