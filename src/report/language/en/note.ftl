# What stands over the note and over its parts.
page-title = Decision
page-details = Details
page-decision = The decision
