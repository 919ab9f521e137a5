# The note has said that it is a warning; elsewhere each warning says so itself.
warn-at-large = { $what }
warn-at-path = { $place }: { $path }: { $what }
warn-of-file = { $place }: { $what }
