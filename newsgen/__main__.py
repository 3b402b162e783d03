"""``python -m newsgen``: the same as ``newsgen``."""

from newsgen.entry import main

main()
