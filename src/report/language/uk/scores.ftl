# mark — бал; weight — вага.
scores-heading = Що не гроші й до жодної цифри вище не входить
scores-corner = бали, від 0 до { $scale }
scores-all = усе, з вагами
scores-missing = від { $low } до { $high }, бракує балів
scores-criterion = { $name } (вага { $weight })
