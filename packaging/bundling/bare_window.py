"""A window of Qt with nothing in it: what a bundle weighs that does nothing."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.show()
    sys.exit(application.exec())
