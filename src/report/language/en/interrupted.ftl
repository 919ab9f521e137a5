interrupted = Interrupted: a part of what was asked for. All figures are of { $count ->
    [one] the one replication
   *[other] the { $replications } replications
} before, and their intervals tell how sure that is; the same command again gives the whole.
