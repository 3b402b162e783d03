"""newsgen: a static site generator for newsrooms.

The map of the house. A module imports from the floors below it and from its own room, nothing else.

    floor 5   entry  cli                                                                       talks to people
    floor 4   build  why  session  publish  workers  indexing  plugins  theme  starter  rest   introduces the rooms
    floor 3   content │ catalogue │ pages │ plan │ render │ output │ images │ search          eight rooms, no doors between
    floor 2   model                                                                            what things are
    floor 1   errors                                                                           Problem, Span, hint

    content    reads      an editor's files, into articles
    catalogue  answers    questions about them, and remembers what was asked
    pages      asks       what a page shows, one file a page kind
    plan       decides    which pages are stale, with a reason
    render     renders    answers through templates, into segments
    output     places     files in the output folder, atomically
    images     prints     pictures in other sizes, an extra
    search     indexes    what readers look for, an extra
"""

__version__ = "0.1.0"
