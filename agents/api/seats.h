#pragma once
// How many connections there are, in all and from each address.
//
// Whoever keeps what take() gave is counted: a connection that lingers after its session as well as
// one that is served. Values only.
#include <map>
#include <memory>

#include "core/net/address.h"

namespace bafar::api {

class Seats {
public:
    /// One more from this address, until the last copy of the result is gone, which may be after
    /// this object.
    [[nodiscard]] std::shared_ptr<void> take(const net::Address& from);

    [[nodiscard]] std::size_t taken() const { return counts_->all; }

    [[nodiscard]] std::size_t takenBy(const net::Address& from) const;

private:
    struct Counts {
        std::size_t all = 0;
        std::map<net::Address, std::size_t> of;
    };

    std::shared_ptr<Counts> counts_ = std::make_shared<Counts>();
};

} // namespace bafar::api
