"""Picks the lists that the selected papers stand in."""

from PySide6.QtCore import QCoreApplication

from desktop.ui.pickers.name_picker import NamePicker


class ListPicker(NamePicker):
    """The picker that `l` opens."""

    def words(self) -> tuple[str, str]:
        tr = QCoreApplication.translate
        return tr("Pickers", "Lists"), tr("Pickers", "Find or make a list")
