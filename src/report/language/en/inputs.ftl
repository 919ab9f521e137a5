# What the advantage rests on.
inputs-heading = What the advantage rests on
inputs-margin-over = the margin of { $best } over { $other }
inputs-profit-of = the profit of { $best }
inputs-nothing-assumed = { $by ->
    [cost] By profit alone: nothing
   *[profit] Nothing
} that could move { $margin } rests on an input that nobody measured or quoted.
inputs-all-assumed = { $by ->
    [cost] By profit alone: all
   *[profit] All
} that could move { $margin } rests on inputs that nobody measured, as far as [evidence] says: { $inputs }.
inputs-assumed = { $by ->
    [cost] By profit alone: of
   *[profit] Of
} what could move { $margin }, about { $share } rests on inputs that nobody measured: { $inputs }.
inputs-more = { $count } more
inputs-drawn-alone = The inputs were drawn from their ranges { $draws } times: what came of it stands in input_error in results.json.
inputs-wins = With the inputs drawn from their ranges { $best } { $by ->
    [cost] has the largest profit
   *[profit] is the best
} in { $wins } of { $draws } draws.
inputs-level = It is level with another in { $draws }, which share these draws.
inputs-pair = { $best } less { $other }
inputs-one-at-a-time = One input at a time moves the margin, which is the profit of { $pair }{ $others ->
    [yes] ; of the other options it says nothing
   *[no] {""}
}:
inputs-not-asked = Which share of the advantage rests on inputs that nobody measured was not asked for: busyhour compare FILE --tornado.
inputs-sobol-left-out = How much inputs do together (Sobol' indices) takes many points, and --decide leaves it out: busyhour compare FILE --sobol 256.
inputs-evidence = Of what could move { $margin } about { $measured } is measured, about { $quoted } quoted.
inputs-worst = With all that nobody measured at its unfavourable end { $name } { $stays ->
    [yes] stays
   *[no] becomes
} the best{ $margin }.
inputs-worst-margin = , and the profit of { $pair } is { $margin }
inputs-swing = { $input }, { $evidence ->
    [measured] measured
    [quoted] quoted
   *[assumed] assumed
}: a margin of { $low } at { $from }, of { $high } at { $to }{ $cut }.
inputs-cut = of { $meant } only { $cut } can be
inputs-drawn-from-cut = They were drawn from what can be of their ranges: { $inputs }.
inputs-drawn-again = { $draws } draws were made again: such values cannot be together, as shares above 1.
inputs-not-moved = Not moved: { $inputs }.
inputs-more-not-moved = { $count } more, see tornado in results.json
inputs-none-has-a-range = The inputs were not drawn, for none has a range: give some in [evidence], then busyhour compare FILE --input-error 200.
inputs-drawing-not-asked = What is left of it when the inputs are drawn from their ranges was not asked for: busyhour compare FILE --input-error 200.
inputs-margin-over-draws = The margin over the draws: { $margin }.
inputs-variance = Of its variance from month to month the inputs make about { $share }, luck the rest.
inputs-too-few-rows = (too few rows to tell)
inputs-interplay = Of the variance of the margin of { $best } over the runner-up, over the ranges, each with its interplay (total Sobol' index): { $inputs }.
