# vendor — подрядчик.
reports-heading = Что показали бы отчёты самих подрядчиков
reports-alike = { $vendors }: считаем, что { $count ->
    [one] отчёт показывает
   *[other] отчёты показывают
} то же, что считаем мы (что он опускает, говорит providers.{ $one }.reports).
reports-of = { $vendor } показал бы: { $parts }.
reports-in-time = { $shown } принято вовремя, по нашему счёту { $ours }
reports-gave-up = { $shown } бросили трубку, по нашему счёту { $ours }
reports-wait = среднее ожидание { $shown }, по нашему счёту { $ours }
reports-mark = оценка { $shown }, по нашему счёту { $ours }
