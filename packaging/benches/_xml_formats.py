"""A made-up paper as a record of the XML formats of catalogues and publishers."""

from html import escape

from _works import Work

MODS_HEAD = '<?xml version="1.0"?>\n<modsCollection xmlns="http://www.loc.gov/mods/v3">\n'
HARVEST_HEAD = (
    '<?xml version="1.0"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">\n<ListRecords>\n'
)


def harvested_record(work: Work) -> str:
    """A record of arXiv as a harvester gets it."""
    return (
        f"<record><header><identifier>oai:arXiv.org:{work.arxiv}</identifier></header><metadata>"
        f'<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>{work.arxiv}</id><created>2024-01-02</created><authors>'
        "<author><keyname>Bee</keyname><forenames>Ann</forenames></author></authors>"
        f"<title>{escape(work.title)}</title><categories>cs.CL</categories><doi>{work.doi}</doi>"
        f"<abstract>{escape(work.abstract)}</abstract></arXiv></metadata></record>\n"
    )


def mods_record(work: Work) -> str:
    """A record of MODS."""
    return (
        f'<mods ID="w{work.n}"><titleInfo><title>{escape(work.title)}</title></titleInfo><name type="personal">'
        '<namePart type="given">Ann</namePart><namePart type="family">Bee</namePart><role><roleTerm>author</roleTerm>'
        f"</role></name><originInfo><dateIssued>2024</dateIssued></originInfo><abstract>{escape(work.abstract)}"
        f'</abstract><identifier type="doi">{work.doi}</identifier></mods>\n'
    )


def jats_article(work: Work) -> str:
    """An article of JATS, without its text."""
    return (
        f'<article><front><article-meta><article-id pub-id-type="doi">{work.doi}</article-id><title-group>'
        f"<article-title>{escape(work.title)}</article-title></title-group><contrib-group>"
        '<contrib contrib-type="author"><name><surname>Bee</surname><given-names>Ann</given-names></name></contrib>'
        f"</contrib-group><pub-date><year>2024</year></pub-date><abstract><p>{escape(work.abstract)}</p></abstract>"
        "</article-meta></front></article>\n"
    )
