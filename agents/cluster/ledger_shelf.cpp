#include "agents/cluster/ledger_shelf.h"

#include <algorithm>

namespace bafar::cluster {

std::vector<std::uint64_t> Shelf::push(Place place)
{
    std::vector<std::uint64_t> forgotten;
    bytes_ += place.bytes;
    places_.push_back(std::move(place));
    while (places_.size() > 1 && (places_.size() > bound_.records || bytes_ > bound_.bytes)) {
        forgotten.push_back(places_.front().index);
        bytes_ -= places_.front().bytes;
        places_.pop_front();
    }
    return forgotten;
}

const Shelf::Place* Shelf::find(std::string_view key) const
{
    const auto found = std::find_if(places_.rbegin(), places_.rend(),
                                    [key](const Place& place) { return place.key == key; });
    return found == places_.rend() ? nullptr : &*found;
}

} // namespace bafar::cluster
