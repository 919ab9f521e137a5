# Inputs in the words of a planner.
input-calls-a-day = calls a day
input-handle-time = handle time
input-with-path = { $input } ({ $path })
input-of-owner = { $what } of { $owner }
input-in-tier = { $what } in tier { $nth }
input-nth = { $what } no. { $nth }
input-contract = contract
input-daily-volume = daily volume
input-hourly-volume = hourly volume
input-number-of-calls = number of calls
input-spread = spread of { $what }
input-for-skill = { $what } for { $skill }
input-per = { $what } { $per }
input-of-another = { $what } of { $whole }
# What a key says by itself; { $words } is the key with spaces.
input-key = { $key ->
    [follow_ups] follow-ups
    [wrap_up] wrap-up
   *[other] { $words }
}
# The same behind another key to which it belongs.
input-key-of = { $key ->
    [follow_ups] follow-ups
    [wrap_up] wrap-up
   *[other] { $words }
}
