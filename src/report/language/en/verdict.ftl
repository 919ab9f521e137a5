# One option, nothing to choose.
verdict-no-money = Nothing is paid or earned in this scenario, so there is no profit to rank by: the options by their service.
verdict-others = The others by service, best first
verdict-nothing = There is nothing to decide: the results hold no option.
verdict-nobody = Nobody called: there is no service level.
