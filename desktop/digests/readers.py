"""Every format that can be read: one line each; the order decides between equally sure readers."""

from desktop.digests.alerts import mail as paper_alerts
from desktop.digests.arxiv import feed as arxiv_feed
from desktop.digests.arxiv import harvest as oai_pmh
from desktop.digests.arxiv import mail as arxiv_mail
from desktop.digests.arxiv import metadata as arxiv_metadata
from desktop.digests.bibtex import database as bibtex
from desktop.digests.bookmarks import export as bookmarks
from desktop.digests.csl import items as csl_json
from desktop.digests.endnote import library as endnote_xml
from desktop.digests.hugging_face import api_json as hugging_face_json
from desktop.digests.hugging_face import archive as hugging_face_archive
from desktop.digests.hugging_face import feed as hugging_face_feed
from desktop.digests.hugging_face import html_page as hugging_face_html
from desktop.digests.hugging_face import page as hugging_face_page
from desktop.digests.indexes import crossref, openalex, papers_with_code, semantic_scholar
from desktop.digests.jats import articles as jats
from desktop.digests.journal import feed as journal_feed
from desktop.digests.json_files import papers as json_papers
from desktop.digests.markdown import lists as markdown_lists
from desktop.digests.messages import papers as messages
from desktop.digests.mods import records as mods
from desktop.digests.openreview import notes as openreview
from desktop.digests.paper_pages import text as paper_page
from desktop.digests.papertray import reading_list, shared_list
from desktop.digests.prose import identifier_list, title_abstract_pairs
from desktop.digests.pubmed import citations as pubmed_xml
from desktop.digests.pubmed import text as pubmed_text
from desktop.digests.reader import Reader
from desktop.digests.reference_lists import listing as reference_lists
from desktop.digests.ris import records as ris
from desktop.digests.scholar import alert as scholar_alert
from desktop.digests.tables import records as tables
from desktop.digests.tables import saved_links, turned
from desktop.digests.tagged import medline, refer, web_of_science
from desktop.digests.web import page as web_page
from desktop.digests.zotero import rdf as zotero_rdf

READERS: tuple[Reader, ...] = (
    shared_list,
    reading_list,
    bookmarks,
    hugging_face_page,
    hugging_face_archive,
    hugging_face_html,
    hugging_face_json,
    arxiv_mail,
    arxiv_feed,
    arxiv_metadata,
    oai_pmh,
    crossref,
    openalex,
    semantic_scholar,
    openreview,
    papers_with_code,
    csl_json,
    json_papers,
    journal_feed,
    scholar_alert,
    paper_alerts,
    hugging_face_feed,
    bibtex,
    ris,
    pubmed_xml,
    paper_page,
    pubmed_text,
    endnote_xml,
    zotero_rdf,
    mods,
    jats,
    medline,
    web_of_science,
    refer,
    tables,
    saved_links,
    turned,
    markdown_lists,
    identifier_list,
    web_page,
    messages,
    reference_lists,
    title_abstract_pairs,
)
