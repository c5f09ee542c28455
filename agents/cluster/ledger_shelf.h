#pragma once
// The order of a bounded list of the ledger: which records stand on it, and which goes first.
//
// The records themselves stand in the ledger. Weights are the bytes of what was agreed, never of
// what this compiler makes of it: what is forgotten must be the same everywhere. One owner, one
// thread.
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace bafar::cluster {

class Shelf {
public:
    /// The oldest go first, the newest always stays.
    struct Bound {
        std::size_t records;
        std::size_t bytes;
    };

    struct Place {
        std::uint64_t index = 0; ///< of the record
        std::size_t bytes = 0;   ///< what it counts for
        std::string key;         ///< what it is known by; may be empty

        bool operator==(const Place&) const = default;
    };

    explicit Shelf(Bound bound)
        : bound_(bound)
    {
    }

    /// Puts the newest on it; answers the indexes of those that are forgotten for it, oldest first.
    [[nodiscard]] std::vector<std::uint64_t> push(Place place);

    /// The newest with this key; null: none.
    [[nodiscard]] const Place* find(std::string_view key) const;

    [[nodiscard]] const std::deque<Place>& places() const { return places_; }

    [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
    Bound bound_;
    std::deque<Place> places_;
    std::size_t bytes_ = 0;
};

} // namespace bafar::cluster
