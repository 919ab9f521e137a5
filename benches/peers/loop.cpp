// A hand-written event loop over std::priority_queue with the distributions of <random>: what a C++ programmer
// writes first. Every waiting contact has an abandonment event; one whose contact was answered finds it gone.
//
// loop WORKLOAD REPLICATIONS SEED: reads the workload that `run` wrote, prints one line of JSON for each replication.

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <fstream>
#include <queue>
#include <random>
#include <string>
#include <vector>

using Random = std::mt19937_64;

struct Type {
    double service_mean, service_cv, patience;
    std::vector<double> rate;  // calls a second, by period
};

struct Workload {
    double warm_up, period;
    std::string service;
    std::vector<Type> types;
    std::vector<std::vector<int>> roster;  // by group, by period
};

Workload read(const char* name) {
    std::ifstream file(name);
    std::string label;
    size_t periods, types, groups;
    Workload work;
    file >> label >> work.warm_up >> label >> work.period >> label >> periods >> label >> work.service;
    file >> label >> types >> label >> groups;
    for (size_t i = 0; i < types; ++i) {
        Type type;
        file >> label >> type.service_mean >> type.service_cv >> type.patience;
        type.rate.resize(periods);
        for (double& rate : type.rate) file >> rate;
        work.types.push_back(type);
    }
    for (size_t i = 0; i < groups; ++i) {
        std::vector<int> roster(periods);
        file >> label;
        for (int& staff : roster) file >> staff;
        work.roster.push_back(roster);
    }
    if (!file) {
        std::fprintf(stderr, "cannot read %s\n", name);
        std::exit(2);
    }
    return work;
}

struct Event {
    enum Kind { Arrival, Finish, Abandon, Roster } kind;
    int who;      // type, group, type, period
    long number;  // of the waiting contact in its line
    double time;
    bool operator<(const Event& other) const { return time > other.time; }
};

struct Waiting {
    double arrived;
    bool gone;
};

struct Line {
    std::deque<Waiting> waiting;
    long first = 0;  // number of the contact at the front

    void drop_gone() {
        while (!waiting.empty() && waiting.front().gone) {
            waiting.pop_front();
            ++first;
        }
    }
};

struct Tally {
    long offered = 0, abandoned = 0, within = 0;
    double wait = 0;
};

// Groups that a type tries and types that a group takes, best first.
const std::vector<std::vector<int>> TRIES = {{0, 1}, {1}}, TAKES = {{0}, {1, 0}};

class Centre {
public:
    Centre(const Workload& work, unsigned long seed)
        : work(work), random(seed), lines(work.types.size()), staff(work.roster.size()), busy(work.roster.size()),
          tallies(work.types.size()) {
        for (const Type& type : work.types) {
            patience.emplace_back(1 / type.patience);
            exponential.emplace_back(1 / type.service_mean);
            double variance = std::log(1 + type.service_cv * type.service_cv);
            lognormal.emplace_back(std::log(type.service_mean) - variance / 2, std::sqrt(variance));
        }
        is_lognormal = work.service == "lognormal";
    }

    void run() {
        for (size_t i = 0; i < work.types.size(); ++i) next_arrival(i, 0);
        for (size_t i = 0; i < work.types[0].rate.size(); ++i) events.push({Event::Roster, int(i), 0, i * work.period});
        while (!events.empty()) {
            Event event = events.top();
            events.pop();
            now = event.time;
            switch (event.kind) {
                case Event::Arrival: arrive(event.who); break;
                case Event::Finish: --busy[event.who]; take(event.who); break;
                case Event::Abandon: abandon(event.who, event.number); break;
                case Event::Roster: change_roster(event.who); break;
            }
        }
    }

    long contacts = 0;

private:
    const Workload& work;
    Random random;
    std::priority_queue<Event> events;
    std::vector<Line> lines;
    std::vector<int> staff, busy;
    std::vector<std::exponential_distribution<double>> patience, exponential;
    std::vector<std::lognormal_distribution<double>> lognormal;
    std::exponential_distribution<double> gap{1.0};
    bool is_lognormal;
    double now = 0;

    // Poisson at a constant rate within each period; from its end on at the next rate.
    void next_arrival(int type, double from) {
        const std::vector<double>& rate = work.types[type].rate;
        for (size_t period = from / work.period; period < rate.size(); ++period) {
            double time = from + gap(random) / rate[period], end = (period + 1) * work.period;
            if (time < end) return events.push({Event::Arrival, type, 0, time});
            from = end;
        }
    }

    void arrive(int type) {
        next_arrival(type, now);
        ++contacts;
        if (now >= work.warm_up) ++tallies[type].offered;
        for (int group : TRIES[type]) {
            if (group < int(staff.size()) && busy[group] < staff[group]) return answer(type, group, now);
        }
        Line& line = lines[type];
        events.push({Event::Abandon, type, line.first + long(line.waiting.size()), now + patience[type](random)});
        line.waiting.push_back({now, false});
    }

    void answer(int type, int group, double arrived) {
        ++busy[group];
        double service = is_lognormal ? lognormal[type](random) : exponential[type](random);
        events.push({Event::Finish, group, 0, now + service});
        if (arrived < work.warm_up) return;
        tallies[type].wait += now - arrived;
        tallies[type].within += now - arrived <= 20;
    }

    // Gives waiting contacts to the group's free agents.
    void take(int group) {
        for (int type : TAKES[group]) {
            Line& line = lines[type];
            for (line.drop_gone(); busy[group] < staff[group] && !line.waiting.empty(); line.drop_gone()) {
                double arrived = line.waiting.front().arrived;
                line.waiting.pop_front();
                ++line.first;
                answer(type, group, arrived);
            }
        }
    }

    void abandon(int type, long number) {
        Line& line = lines[type];
        if (number < line.first) return;
        Waiting& contact = line.waiting[number - line.first];
        contact.gone = true;
        if (contact.arrived < work.warm_up) return;
        tallies[type].wait += now - contact.arrived;
        ++tallies[type].abandoned;
    }

    void change_roster(int period) {
        for (size_t group = 0; group < staff.size(); ++group) {
            staff[group] = work.roster[group][period];
            take(group);
        }
    }

public:
    std::vector<Tally> tallies;
};

int main(int count, char** arguments) {
    if (count != 4) {
        std::fprintf(stderr, "usage: loop WORKLOAD REPLICATIONS SEED\n");
        return 2;
    }
    Workload work = read(arguments[1]);
    long replications = std::atol(arguments[2]), seed = std::atol(arguments[3]);
    for (long i = 0; i < replications; ++i) {
        std::clock_t start = std::clock();
        Centre centre(work, seed + i);
        centre.run();
        double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
        std::printf("{\"contacts\": %ld, \"cpu_s\": %.6f, \"types\": [", centre.contacts, seconds);
        for (size_t type = 0; type < centre.tallies.size(); ++type) {
            const Tally& tally = centre.tallies[type];
            std::printf("%s[%ld, %ld, %ld, %.3f]", type ? ", " : "", tally.offered, tally.abandoned, tally.within, tally.wait);
        }
        std::printf("]}\n");
    }
}
