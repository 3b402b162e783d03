"""One module for each kind of picture; importing one registers its motifs."""
