// Taking back: a trip that comes to nothing leaves no trace.
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

Sums Dispatcher::sums() const {
    Sums sums = sums_;
    sums.receptions = receptions_.size();
    sums.t1_receptions = t1_receptions_.size();
    return sums;
}

void Dispatcher::undo(const Sums& before, int v, std::size_t steps) {
    for (auto entry = log_.rbegin(); entry != log_.rend(); ++entry) {
        switch (entry->kind) {
            case UndoKind::Bay: bays_[entry->index].release(entry->slot, entry->seconds); break;
            case UndoKind::Standing:
                standing_[entry->index].release(entry->slot, entry->seconds);
                break;
            case UndoKind::Lane: lanes_[entry->index].release(entry->slot, entry->seconds); break;
            case UndoKind::Boarded: crowds_.leave(entry->lot, -entry->count); break;
            case UndoKind::SupplyAdded:
                crowds_.lift(entry->index, entry->lot, entry->count, entry->seconds);
                break;
            case UndoKind::SupplyTaken:
                crowds_.give_back(entry->index, entry->lot, entry->item, entry->count);
                break;
            case UndoKind::Reserved: rooms_.reserve(entry->index, entry->heads, -entry->count); break;
            case UndoKind::RoomEvent: rooms_.forget(entry->index, entry->heads, entry->seconds); break;
        }
    }
    log_.clear();
    sums_.received = before.received;
    sums_.received_weighted = before.received_weighted;
    sums_.received_exposure = before.received_exposure;
    sums_.distance = before.distance;
    sums_.t1_sum = before.t1_sum;
    sums_.gates = before.gates;
    receptions_.resize(before.receptions);
    t1_receptions_.resize(before.t1_receptions);
    if (record_) steps_[v].resize(steps);
}

}  // namespace safepassage
