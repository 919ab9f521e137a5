"""Exact values of Erlang A, and how far a simulation may be from them.

A peer gives sums for each replication: contacts offered, abandoned, answered within 20 s, and seconds waited. A measure
is a ratio of two sums over all replications; its standard error is that of a ratio estimator (Cochran 1977, section 6.4).
"""

import math
from statistics import NormalDist

MEASURES = ["abandoned", "within 20 s", "mean wait"]  # shares of the offered contacts, and seconds


def erlang_a(agents, service_s, load, patience_s, within_s=20.0):
    """Abandoned share, share answered within `within_s`, mean wait in seconds of all who call (Palm 1957).

    Stationary distribution of the birth and death chain of contacts in the centre, cut where nobody is ever seen.
    """
    arrivals, service, patience = load * agents / service_s, 1 / service_s, 1 / patience_s
    weights, state = [1.0], 0
    while state < agents or weights[-1] > 1e-18 * max(weights):
        state += 1
        leaving = min(state, agents) * service + max(state - agents, 0) * patience
        weights.append(weights[-1] * arrivals / leaving)
    total = sum(weights)
    queue = sum(weight / total * max(n - agents, 0) for n, weight in enumerate(weights))
    soon = answered_within(agents * service, patience, len(weights) - agents, within_s)
    within = sum(weight / total * (1.0 if n < agents else soon[n - agents]) for n, weight in enumerate(weights))
    return [queue * patience / arrivals, within, queue / arrivals]


def answered_within(service, patience, places, seconds):
    """Chance to be answered within `seconds` with 0, 1, ... ahead in the queue, by uniformization (Jensen 1953).

    The number ahead falls at the rate of all services and the impatience of those ahead; the caller leaves, too.
    """
    fastest = service + places * patience
    now = [0.0] * places  # chance to have been answered after so many steps
    answer = [0.0] * places
    mean = fastest * seconds
    steps = int(mean + 12 * math.sqrt(mean) + 30)
    for step in range(steps):
        weight = math.exp(-mean + step * math.log(mean) - math.lgamma(step + 1))
        answer = [a + weight * b for a, b in zip(answer, now)]
        before = [1.0] + now[:-1]  # with one fewer ahead; 1 where the next service is ours
        now = [
            b + ((service + k * patience) * (a - b) - patience * b) / fastest
            for k, (a, b) in enumerate(zip(before, now))
        ]
    return answer


def estimates(sums):
    """Value and standard error of each measure from [offered, abandoned, within, wait] of each replication."""
    count = len(sums)
    offered = sum(row[0] for row in sums)
    result = []
    for column in (1, 2, 3):
        ratio = sum(row[column] for row in sums) / offered
        squares = sum((row[column] - ratio * row[0]) ** 2 for row in sums)
        result.append((ratio, math.sqrt(squares * count / (count - 1)) / offered))
    return result


def limit(comparisons, replications, false_alarm):
    """Standard errors allowed, so that all comparisons pass together but for `false_alarm` of correct runs.

    Bonferroni, with Student's distribution for the standard error that is itself estimated: expansion of its quantile
    around the normal one (Cornish and Fisher; Abramowitz and Stegun 26.7.5).
    """
    x = NormalDist().inv_cdf(1 - false_alarm / comparisons / 2)
    freedom = replications - 1
    return (
        x
        + (x**3 + x) / (4 * freedom)
        + (5 * x**5 + 16 * x**3 + 3 * x) / (96 * freedom**2)
        + (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / (384 * freedom**3)
    )
