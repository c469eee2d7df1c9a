"""The names that programs and people write above the columns of a table, by the field that they mean."""

_SURE = """
title: title, document title, article title, paper title, item title, primary title, title of paper,
    work title, display name, ti, t1, titel, titre, titulo, título, titolo, 标题, 题名, タイトル
abstract: abstract, abstract note, abstract text, summary or abstract, ab, n2, zusammenfassung, résumé,
    resume, resumen, 摘要
authors: author full names, authors full names, af, authors, author, author names, author s, authors
    list, author list, author name, au, a1, first authors, all authors, autoren, autor, auteurs, auteur,
    autores, authorships author display name, creators, creator, 作者, 著者
date: publication date, date published, published date, published at, release date, cover date, date,
    published, pub date, issued, datum, fecha
year: publication year, pubyear, pub year, published year, py, year, year published, y1, jahr, année,
    annee, año, ano, 年
month: pd, publication date month, month
doi: doi, do, di, item doi, digital object identifier, doi link, doi url, article doi, doi number
pmid: pmid, pubmed id, pubmedid, pubmed, pm, medline pmid, external ids pmid
pmcid: pmcid, pmc id, pmc
arxiv: arxiv, arxiv id, arxivid, eprint, paper arxiv id, arxiv identifier
url: url, link, links, ur, urls, paper link, paper url, paperurl, article url, document url, open url
    link, url abs, abs url, arxiv url, arxivurl, paper url abs, article link, link to paper, landing
    page url, dimensions url, full text link, web link, openreview, openreview url, openreview link,
    href, uri, external url
attachment: pdf, pdf link, pdf url, url pdf, paper url pdf, full text url, fulltext url, paper pdf,
    pdfurl, l1, fulltexturl, articleurl, oa link, openaccesspdf
further link: code, code url, code link, repo, repo url, repo link, github, github link, github url,
    project, project page, project url, website, tweet url, tweeturl, video, slides, blog
venue: publication title, source title, journal book, journal, journal title, so, journal name, full
    journal name, container title, publication venue, booktitle, book title, proceedings title,
    conference name, conference title, secondary title, t2, jf, venue, journal conference, zeitschrift,
    revue, revista, journal full title, primary location source display name, journal ref
short venue: journal abbreviation, abbreviated source title, ji, j9, journal iso abbreviation, ja, jo,
    iso abbreviation, iso source abbreviation
type: item type, document type, publication type, type of reference, type of publication, entry type,
    dt, content type, reference type, article type, pubtype, document identifier
volume: volume, vl, vol, journal volume, volume number
issue: issue, is, issue number, journal issue, iss, no
pages: pages, page, page range, pagination, page numbers, article pages, seiten
first page: page start, start page, first page, bp, sp, startpage, from page
last page: page end, end page, last page, ep, endpage, to page
article number: art no, article number, ar
publisher: publisher, pu, verlag, pb
keywords: keywords, author keywords, manual tags, automatic tags, de, tags, index keywords, keywords
    plus, id keywords, mesh terms, mesh, mesh terms uncontrolled, ieee terms, kw, key words, subjects,
    topics, tasks, controlled terms, inspec controlled terms, inspec non controlled terms, subject
    terms, concepts, schlagwörter, mots clés
citation key: citation key, citekey, citationkey, bibtex key, bibtexkey, cite key, bibtex id, key
categories: categories, primary category, primaryclass, arxiv categories
comment: comment, comments
upvotes: upvotes, upvote
extra: extra
id: id, paper id, identifier, uid
first author: first author, lead author
editor: editor, editors, be, secondary authors
issn: issn, sn, print issn, issn print, eissn, ei, issns
isbn: isbn, bn, isbns, isbn print
language: language, la, language of original document
address: place, place published, pi, publisher location
"""
_WEAK = """
title: name, heading, headline, paper
abstract: description, summary, excerpt, tldr
date: online date, first published
url: paper, source link, source url
venue: publication, publication name, source, conference, proceedings, book series title, meeting name,
    event
type: type, kind
issue: number
keywords: category, subject, labels
"""
_IGNORED = """
date added, date modified, access date, file attachments, link attachments, file attachments1, file
attachments2, cited references, references, cr, cited reference count, nr, added, finished, state,
included, asreview label, record id, entry date, date added to xplore, export date, highly cited status,
hot paper status, date of export, library catalog, pt, rating label
"""
_OTHER_THINGS = """
completed, done, due, due date, deadline, priority, assignee, assigned to, assigned, estimate, story points,
sprint, milestone, price, currency, cost, amount, sku, stock, quantity, qty, brand, product, weight, colour,
color, size, artist, album, track, genre, genres, director, cast, actors, runtime, season, episode, episodes,
imdb id, platform, salary, company, employer, email, phone, rent, bedrooms, vin, calories, ingredients
"""
_WOS = "pt, au, ti, so, py, ut, dt, ab, de, di, vl, bp, ep, af, tc, sn"
_ONLY_IN_WOS = "is, de, sp, ep, so, do, di, pd, ei, be, pi, ar, la, bn, sn, pm"


def _fields(table: str) -> dict[str, tuple[str, ...]]:
    """Names by field; a line that begins with blanks goes on with the field before."""
    lines = table.strip().replace("\n    ", " ").split("\n")
    split = (line.partition(": ") for line in lines)
    return {field: _words(names) for field, _, names in split}


def _words(names: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in names.split(","))


FIELDS = _fields(_SURE)
"""Names by field, in lower case and with blanks between words; the surest name of a field comes first."""
LAST_RESORT = _fields(_WEAK)
"""Names that mean a field only where no other column does."""
IGNORED = frozenset(_words(_IGNORED))
"""What a program notes for itself, and other papers: the raw text keeps it."""
OTHER_THINGS = frozenset(_words(_OTHER_THINGS))
"""Columns of tasks, products, films, songs, jobs: they have titles, too."""
WEB_OF_SCIENCE = frozenset(_words(_WOS))
"""Tags that Web of Science writes above the columns of its plain tables."""
ONLY_IN_WEB_OF_SCIENCE = frozenset(_words(_ONLY_IN_WOS))
"""Names that mean what `FIELDS` says only among other tags."""
