# What is not money: marks of each option.
scores-heading = What is not money, and in no figure above
scores-corner = marks, 0 to { $scale }
scores-all = all, weighted
scores-missing = { $low } to { $high }, marks are missing
scores-criterion = { $name } (weight { $weight })
