# vendor — підрядник.
reports-heading = Що показали б звіти самих підрядників
reports-alike = { $vendors }: вважаємо, що { $count ->
    [one] звіт показує
   *[other] звіти показують
} те саме, що рахуємо ми (що він пропускає, каже providers.{ $one }.reports).
reports-of = { $vendor } показав би: { $parts }.
reports-in-time = { $shown } прийнято вчасно, за нашим рахунком { $ours }
reports-gave-up = { $shown } кинули слухавку, за нашим рахунком { $ours }
reports-wait = середнє очікування { $shown }, за нашим рахунком { $ours }
reports-mark = оцінка { $shown }, за нашим рахунком { $ours }
