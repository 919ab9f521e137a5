"""Makes november_calls.csv: one invented month of calls that alfa of three_vendors.toml took, a row for each.

Nothing here was measured anywhere.
"""
import datetime
import random

luck = random.Random(2026)
rows = []
for day in range(30):
    date = datetime.datetime(2026, 11, 1 + day)
    weight = {5: 0.8, 6: 0.6}.get(date.weekday(), 1.0)
    for _ in range(round(luck.gauss(14, 3) * weight)):
        start = date + datetime.timedelta(seconds=luck.randrange(8 * 3600, 21 * 3600))
        wait = min(luck.expovariate(1 / 9), 180)
        if luck.random() < wait / 250:
            rows.append((start, "abandoned", wait, 0, 0))
        else:
            talk = luck.lognormvariate(4.66, 0.83) if luck.random() > 0.03 else luck.uniform(2, 9)
            rows.append((start, "answered", wait, talk, luck.expovariate(1 / 25) if talk > 10 else 0))
rows.sort()
with open("november_calls.csv", "w") as file:
    file.write("start,contact,outcome,wait_s,talk_s,wrap_s\n")
    for start, outcome, wait, talk, wrap in rows:
        file.write(f"{start:%Y-%m-%dT%H:%M:%S},sales,{outcome},{wait:.1f},{talk:.1f},{wrap:.1f}\n")
