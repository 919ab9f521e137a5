# What stands over the note and over its parts.
note-title = Decision
note-details = Details
note-decision = The decision
