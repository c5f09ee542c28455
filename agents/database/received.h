#pragma once
// How many transactions a second each channel of a replica receives: how far its GTID position
// moves from one look to the next. A channel without GTIDs tells none. Pure; one owner, one thread.
#include <map>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "core/replication/gtid.h"
#include "core/schema/database.h"

namespace bafar::database {

class ReceivedRates {
public:
    /// All channels of one look.
    void read(const std::vector<schema::database::Channel>& channels, Instant now);

    void clear() { seen_.clear(); }

    /// Of the channel of that name; 0: none, or not known.
    [[nodiscard]] double perSecond(const std::string& channel) const;

private:
    struct Seen {
        std::map<std::uint32_t, replication::Gtid> position; ///< by domain
        double perSecond = 0;
    };

    std::map<std::string, Seen> seen_; ///< by channel
    Instant at_{};                     ///< of the last look
};

} // namespace bafar::database
