"""Picks the tags of the selected papers."""

from PySide6.QtCore import QCoreApplication

from desktop.ui.pickers.name_picker import NamePicker


class TagPicker(NamePicker):
    """The picker that `t` opens."""

    def words(self) -> tuple[str, str]:
        tr = QCoreApplication.translate
        return tr("Pickers", "Tags"), tr("Pickers", "Find or make a tag")
