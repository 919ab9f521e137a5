# What a vendor's own report would show.
reports-heading = What the vendors' own reports would show
reports-alike = { $vendors }: the { $count ->
    [one] report is
   *[other] reports are
} taken to show what we count (providers.{ $one }.reports says what one leaves out).
reports-of = { $vendor } would show { $parts }.
reports-in-time = { $shown } answered in time, by our count { $ours }
reports-gave-up = { $shown } gave up, by our count { $ours }
reports-wait = an average wait of { $shown }, by our count { $ours }
reports-mark = a mark of { $shown }, by our count { $ours }
