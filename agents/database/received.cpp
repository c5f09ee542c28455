#include "agents/database/received.h"

#include <utility>

namespace bafar::database {

namespace {

using replication::Gtid;

/// A domain that is new, or went back, says nothing: the replica was pointed elsewhere.
double transactionsBetween(const std::map<std::uint32_t, Gtid>& before,
                           const std::map<std::uint32_t, Gtid>& now)
{
    double count = 0;
    for (const auto& [domain, gtid] : now) {
        const auto known = before.find(domain);
        if (known != before.end() && known->second.sequence < gtid.sequence) {
            count += static_cast<double>(gtid.sequence - known->second.sequence);
        }
    }
    return count;
}

} // namespace

void ReceivedRates::read(const std::vector<schema::database::Channel>& channels, Instant now)
{
    const double elapsed = toSeconds(now - at_);
    std::map<std::string, Seen> next;
    for (const schema::database::Channel& channel : channels) {
        const auto gtids = replication::readGtids(channel.gtidReceived);
        if (!gtids) {
            continue;
        }
        Seen seen{replication::byDomain(*gtids), 0};
        const auto before = seen_.find(channel.name);
        if (before != seen_.end() && elapsed > 0) {
            seen.perSecond = transactionsBetween(before->second.position, seen.position) / elapsed;
        }
        next.emplace(channel.name, std::move(seen));
    }
    seen_ = std::move(next);
    at_ = now;
}

double ReceivedRates::perSecond(const std::string& channel) const
{
    const auto found = seen_.find(channel);
    return found == seen_.end() ? 0 : found->second.perSecond;
}

} // namespace bafar::database
