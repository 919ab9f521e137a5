leaving-heading = Скільки коштуватиме вихід
leaving-no-contract = Договору, з якого довелося б виходити, немає.
leaving-notice = { $months ->
    [0] без попередження
    [one] з попередженням за { $months } місяць
    [few] з попередженням за { $months } місяці
   *[other] з попередженням за { $months } місяців
}
leaving-nothing-said = { $providers }: { $count ->
    [one] договір не називає
   *[other] договори не називають
} ні строку, ні попередження, ні плати за вихід (contract.term).
leaving-over = { $provider }: строк договору, { $months ->
    [one] { $months } місяць
    [few] { $months } місяці
   *[other] { $months } місяців
} з { $starts }, минув; вихід безкоштовний, { $notice }.
leaving-bound = { $provider }: зобов’язання на { $months ->
    [one] { $months } місяць
    [few] { $months } місяці
   *[other] { $months } місяців
} з { $starts }, { $notice }
leaving-without-fee = { $bound }; за вихід раніше плати не названо.
leaving-costs = { $bound }; вихід раніше коштує { $fee }{ $free }.
leaving-at-horizon = Плата настає наприкінці горизонту ({ $horizon ->
    [one] { $horizon } місяць
    [few] { $horizon } місяці
    [many] { $horizon } місяців
   *[other] { $horizon } місяця
}) і входить до грошей вище.
leaving-free = , з { $day } — нічого
leaving-free-by-notice = , з { $day } — нічого, якщо попередити до { $by }
leaving-today-nothing-said = Сьогоднішній { $provider }: договір не називає ні строку, ні попередження, ні плати за вихід (contract.term).
leaving-today-free = Сьогоднішній { $provider }: піти зараз можна безкоштовно, { $notice }.
leaving-today-costs = Сьогоднішній { $provider }: вихід зараз коштує { $fee }, чого немає в жодній цифрі вище{ $free }, { $notice }.
leaving-once = Вихід від { $old } зараз коштує { $fee } один раз{ $free }. Цього немає в жодній цифрі тут:
leaving-eats = стільки { $name } заробляє понад теперішнє за { $months } міс. ({ $interval }).
leaving-not-surely-earned = немає певності, що { $name } це окупить.
