"""What a paper is: frozen values and pure rules; knows no files, no SQL, no widgets."""
