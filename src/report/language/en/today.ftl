# Today's option against the best.
today-heading = Against today's option
today-unknown = Which option is in place is not said, or was not simulated: decision.today.
today-kept = { $name } is what is in place today: nothing changes.
today-too-few = { $name } is what is in place today, but not with the people of today: { $people }.
today-runner-up = Today: { $today }, the runner-up.
today-earns = Today: { $today }. { $best } earns { $margin } { $more ->
    [less] less
   *[more] more
}{ $sure ->
    [yes] : more than luck
    [no] : that may be luck
   *[unknown] {""}
}.
today-both = { $name } { $cost } and { $service }.
today-one = { $name } { $change }.
today-costs-the-same = costs the same
today-costs = costs { $amount } { $more ->
    [less] less
   *[more] more
}
today-serves-as-many = serves as many in time
today-serves = serves { $points } { $more ->
    [fewer] fewer
   *[more] more
} in time
