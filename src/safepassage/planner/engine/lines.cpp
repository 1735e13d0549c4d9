// Lines before a crossing: T1 patients first, then as they came; no lane idles while anybody could
// pass.
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

// The line is looked at then, if not before.
void Dispatcher::look_at_line(int lane, Seconds time) {
    if (time >= agenda_.line_due[lane]) return;
    agenda_.line_due[lane] = time;
    agenda_.announce(time, Event::About::Lane, lane);
}

// Whether a T1 patient is aboard.
bool Dispatcher::urgent_aboard(int v) const {
    return std::any_of(states_[v].aboard.begin(), states_[v].aboard.end(), [&](const Aboard& aboard) {
        return problem_.lots[aboard.lot].priority == 0;
    });
}

// Takes its turn before a crossing.
void Dispatcher::line_up(int v, int c) {
    State& state = states_[v];
    const auto urgent = [&](int vehicle) { return urgent_aboard(vehicle); };
    const int lane = lane_index(c, problem_.crossings[c].zones[0] == state.zone ? 0 : 1);
    auto& line = agenda_.lines[lane];
    auto before = line.end();
    if (urgent(v)) before = std::find_if_not(line.begin(), line.end(), urgent);
    line.insert(before, v);
    look_at_line(lane, state.time);
}

// Lets pass whoever can begin now, in order of turn.
void Dispatcher::serve_line(int lane, Seconds now) {
    auto& line = agenda_.lines[lane];
    const int c = lane / 2;
    for (std::size_t i = 0; i < line.size();) {
        const int v = line[i];
        const Slot slot = passage_slot(v, c, now);
        if (slot.begin == now && take_passage(v, c, slot)) {
            line.erase(line.begin() + i);
            announce(v, states_[v].time);
            i = 0;
            continue;
        }
        if (slot.begin == NEVER || slot.begin == now) {
            line.erase(line.begin() + i);
            give_up(v);
            go_on(v, now);
            continue;
        }
        look_at_line(lane, slot.begin);
        if (!lanes_[lane].any_free(now)) {
            // Those behind may fit where the first does not.
            if (i + 1 < line.size()) look_at_line(lane, lanes_[lane].free_from(now));
            return;
        }
        ++i;
    }
}

}  // namespace safepassage
