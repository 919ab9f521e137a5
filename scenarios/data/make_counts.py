"""Makes half_hour_counts.csv: two invented weeks of a small shop, half-hour by half-hour.

Each day: calls of the weekday x an hour's weight, x a busyness of the day that is the same for all its half-hours,
then each count spread as chance would spread it. Nothing here was measured anywhere.
"""
import datetime
import random

WEIGHTS = [6, 9, 13, 17, 21, 24, 25, 24, 22, 20, 19, 20, 21, 22, 22, 21, 20, 18, 16, 14, 13, 11, 9, 7]
CALLS = [430, 395, 380, 385, 410, 260]
START = datetime.date(2026, 9, 7)

luck = random.Random(2026)
with open("half_hour_counts.csv", "w") as file:
    file.write("start,calls\n")
    for day in range(14):
        date = START + datetime.timedelta(days=day)
        if date.weekday() == 6:
            continue
        busy = luck.gauss(1.0, 0.08)
        for slot, weight in enumerate(WEIGHTS):
            mean = CALLS[date.weekday()] * busy * weight / sum(WEIGHTS)
            calls = max(0, round(luck.gauss(mean, mean**0.5)))
            hour, minute = divmod(480 + 30 * slot, 60)
            file.write(f"{date} {hour:02}:{minute:02},{calls}\n")
