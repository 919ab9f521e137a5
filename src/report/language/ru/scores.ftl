# mark — балл; weight — вес.
scores-heading = Что не деньги и ни в одну цифру выше не входит
scores-corner = баллы, от 0 до { $scale }
scores-all = всё, с весами
scores-missing = от { $low } до { $high }, не хватает баллов
scores-criterion = { $name } (вес { $weight })
