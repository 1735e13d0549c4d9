// Taking up a dispatch from the middle.
//
// A neighbour is mostly as the list that it comes from, up to somewhere. What is dispatched before
// that is the same, second by second, and need not be done again: of the list at hand the progress is
// kept at some marks, and a neighbour begins at the last mark before which nothing is different.
//
// Trips dispatched whole depend on those before them in the list. Trips dispatched in order of time
// depend on all that are whole, and on those of the pools' lists that anybody has looked at so far.
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

namespace {

// How many marks there are among trips dispatched whole, and how many in order of time.
constexpr int MARKS = 6;
// Marks are set anew when a list takes so much longer, or less long, than when they were set.
constexpr double OTHER_SPAN = 0.2;

bool is_whole(const Trip& trip, bool in_time) { return trip.whole || !in_time; }

}  // namespace

Score Dispatcher::evaluate(const std::vector<Trip>& trips, bool record) {
    Marks& marks = marks_;
    marks.tells = marks.any && !record;
    int begun = 0;
    bool timed = false;
    share_out(trips, marks.shares);
    if (marks.tells) {
        compare(marks.base, marks.list, marks.shares, trips);
        begun = take_up(trips, timed);
    }
    if (begun == 0 && !timed) reset(record);
    const auto size = trips.size();
    begins_.resize(size, NONE);
    convoys_.resize(size, NONE);
    ends_.resize(size, NONE);
    urgent_.resize(size, 0);
    heads_.resize(size, 0);
    const auto& whole = marks.shares.whole;
    if (!timed) {
        for (int k = begun; k < static_cast<int>(whole.size()); ++k) {
            mark(k, NONE);
            add_as(trips[whole[k]], whole[k]);
        }
        if (whole.size() == size) return finish();
        begin_in_time(trips);
    }
    go_on_in_time();
    return finish();
}

// Which trips are dispatched whole, and which each pool makes in order of time, by their numbers.
void Dispatcher::share_out(const std::vector<Trip>& trips, Shares& shares) const {
    shares.whole.clear();
    shares.pools.resize(agenda_.pools.size());
    for (auto& pool : shares.pools) pool.clear();
    for (int i = 0; i < static_cast<int>(trips.size()); ++i) {
        if (is_whole(trips[i], in_time_)) shares.whole.push_back(i);
        else shares.pools[agenda_.pool_of[trips[i].vehicle]].push_back(i);
    }
}

// How far two lists are alike.
void Dispatcher::compare(const Shares& a, const std::vector<Trip>& trips_a, const Shares& b,
                         const std::vector<Trip>& trips_b) {
    const auto alike = [&](const std::vector<int>& those, const std::vector<int>& others) {
        const std::size_t most = std::min(those.size(), others.size());
        std::size_t count = 0;
        while (count < most && trips_a[those[count]] == trips_b[others[count]]) ++count;
        return count;
    };
    marks_.whole_alike = alike(a.whole, b.whole);
    marks_.whole_same = marks_.whole_alike == a.whole.size() && a.whole.size() == b.whole.size();
    marks_.alike.resize(a.pools.size());
    for (std::size_t p = 0; p < a.pools.size(); ++p) {
        marks_.alike[p] = alike(a.pools[p], b.pools[p]);
        // Whoever found that there are no more has looked at one more than there are.
        if (marks_.alike[p] == a.pools[p].size() && a.pools[p].size() == b.pools[p].size())
            ++marks_.alike[p];
    }
}

// Whether all that was done so far is the same for both lists.
bool Dispatcher::holds(const Progress& progress, std::size_t whole, bool timed) const {
    if (!timed) return whole <= marks_.whole_alike;
    if (!marks_.whole_same) return false;
    for (std::size_t p = 0; p < marks_.alike.size(); ++p)
        if (progress.agenda_.pools[p].seen > marks_.alike[p]) return false;
    return true;
}

// Gives the trips of one list their numbers in another, which is alike as far as they were
// dispatched. False, and nothing is changed: they stand there in another order.
bool Dispatcher::renumber(Progress& progress, const Shares& from, const Shares& to,
                          std::size_t whole, bool timed, std::size_t size) {
    auto& number = marks_.numbers;
    number.assign(progress.ends_.size(), NONE);
    for (std::size_t k = 0; k < whole; ++k) number[from.whole[k]] = to.whole[k];
    for (std::size_t p = 0; timed && p < from.pools.size(); ++p) {
        const std::size_t seen = std::min(progress.agenda_.pools[p].seen, from.pools[p].size());
        for (std::size_t k = 0; k < seen; ++k) number[from.pools[p][k]] = to.pools[p][k];
    }
    int last = NONE;
    bool moved = progress.ends_.size() != size;
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (number[i] == NONE) continue;
        if (number[i] < last) return false;
        last = number[i];
        moved = moved || last != static_cast<int>(i);
    }
    if (!moved) return true;
    const auto move = [&](auto& values, auto none) {
        auto old = values;
        values.assign(size, none);
        for (std::size_t i = 0; i < number.size(); ++i)
            if (number[i] != NONE) values[number[i]] = old[i];
    };
    move(progress.begins_, NONE);
    move(progress.convoys_, NONE);
    move(progress.ends_, NONE);
    move(progress.urgent_, std::uint8_t{0});
    move(progress.heads_, 0);
    const auto renumbered = [&](int old) {
        const bool known = old < static_cast<int>(number.size()) && number[old] != NONE;
        return known ? number[old] : 0;
    };
    for (State& state : progress.states_) state.number = renumbered(state.number);
    for (auto& [trip, old] : progress.pending_) old = renumbered(old);
    return true;
}

// Goes on from the last mark that the list has in common with the one relied on. Returns how many
// trips have been dispatched whole there; `timed`: whether others had begun in order of time.
int Dispatcher::take_up(const std::vector<Trip>& trips, bool& timed) {
    marks_.next = 0;
    timed = false;
    for (std::size_t m = marks_.kept.size(); m > 0; --m) {
        const Marks::Mark& mark = marks_.kept[m - 1];
        if (!mark.kept || !holds(mark.progress, mark.whole, mark.timed)) continue;
        static_cast<Progress&>(*this) = mark.progress;
        if (!renumber(*this, marks_.base, marks_.shares, mark.whole, mark.timed, trips.size()))
            continue;
        if (mark.timed) agenda_.share_out(trips);
        record_ = false;
        tentative_ = committed_ = going_home_ = false;
        steps_.clear();
        convoy_records_.clear();
        log_.clear();
        timed = mark.timed;
        marks_.next = m;
        return static_cast<int>(mark.whole);
    }
    return 0;
}

// The dispatch comes by with so many trips dispatched whole, or at that time: where a mark is due
// that is not kept, it is set, as long as nothing is different from the list relied on.
void Dispatcher::mark(int whole, Seconds time) {
    if (!marks_.tells) return;
    const bool timed = time != NONE;
    const auto due = [&](std::size_t m) {
        if (m >= marks_.kept.size()) return false;
        const int turn = static_cast<int>(m) % MARKS;
        if (m < MARKS)
            return timed || whole * (MARKS + 1) >=
                                (turn + 1) * static_cast<int>(marks_.base.whole.size());
        return timed && std::int64_t{time} * MARKS >= std::int64_t{marks_.span} * turn;
    };
    if (!due(marks_.next)) return;
    while (due(marks_.next + 1)) ++marks_.next;
    Marks::Mark& here = marks_.kept[marks_.next++];
    if (here.kept || (timed && marks_.next <= MARKS)) return;
    const std::size_t done = timed ? marks_.base.whole.size() : static_cast<std::size_t>(whole);
    if (!holds(*this, done, timed)) {
        marks_.tells = false;
        return;
    }
    if (done == 0 && !timed) return;
    here.progress = *this;
    here.whole = done;
    here.timed = timed;
    here.kept =
        renumber(here.progress, marks_.shares, marks_.base, done, timed, marks_.list.size());
}

// Marks that hold for this list as well are kept.
void Dispatcher::rely_on(const std::vector<Trip>& trips) {
    Marks& marks = marks_;
    share_out(trips, marks.shares);
    const Seconds span = ends_.empty() ? 0 : *std::max_element(ends_.begin(), ends_.end());
    if (!marks.any) {
        marks.kept.resize(MARKS * (in_time_ ? 2 : 1), Marks::Mark(problem_));
        marks.any = true;
    } else {
        compare(marks.base, marks.list, marks.shares, trips);
    }
    const bool other = std::abs(span - marks.span) > OTHER_SPAN * marks.span;
    if (other) marks.span = span;
    for (Marks::Mark& mark : marks.kept)
        mark.kept = mark.kept && !(other && mark.timed) &&
                    holds(mark.progress, mark.whole, mark.timed) &&
                    renumber(mark.progress, marks.base, marks.shares, mark.whole, mark.timed,
                             trips.size());
    marks.list = trips;
    std::swap(marks.base, marks.shares);
}

}  // namespace safepassage
