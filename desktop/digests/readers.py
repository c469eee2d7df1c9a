"""Every format that can be read: one line each; the order decides between equally sure readers."""

from desktop.digests import (
    arxiv_feed,
    arxiv_mail,
    arxiv_metadata,
    bibtex,
    hugging_face_archive,
    hugging_face_feed,
    hugging_face_html,
    hugging_face_json,
    hugging_face_page,
    identifier_list,
    journal_feed,
    markdown_lists,
    ris,
    scholar_alert,
    title_abstract_pairs,
    web_page,
)
from desktop.digests.reader import Reader

READERS: tuple[Reader, ...] = (
    hugging_face_page,
    hugging_face_archive,
    hugging_face_html,
    hugging_face_json,
    arxiv_mail,
    arxiv_feed,
    arxiv_metadata,
    journal_feed,
    scholar_alert,
    hugging_face_feed,
    bibtex,
    ris,
    markdown_lists,
    identifier_list,
    web_page,
    title_abstract_pairs,
)
