# Terms to negotiate. The words of the terms themselves are those of the results.
terms-heading = Terms to negotiate
terms-others = Other terms of the contracts
terms-nothing-to-try = Nothing to try but prices (--tornado): these contracts have no steps, surcharges, bands, minimums, credits, ramps or indices, nothing that is paid once, no exit fee.
terms-none-of-these = No other terms of these contracts were found that would change a bill.
terms-none-of-its = No other terms of its contracts were found that would change a bill.
terms-tried = Tried one at a time, in the contracts of all options: { $terms }. Prices are what --tornado moves.
terms-more = { $count } more: see alternatives in results.json.
terms-contract-in = { $provider } in { $option }
terms-point = { $contract }: { $terms }: { $saves ->
    [costs] costs { $amount } more
   *[saves] saves { $amount }
}{ $turns }.
terms-turns = , { $sure ->
    [yes] more than parts
   *[no] perhaps more than parts
} { $option } from { $best ->
    [cost] the cheapest that holds the target
   *[profit] the best
}
