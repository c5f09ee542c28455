#include "core/replication/position.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>

#include "core/base/text.h"

namespace bafar::replication {
namespace {

std::string_view stripped(std::string_view text)
{
    constexpr std::string_view Blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(Blanks);
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(Blanks) - first + 1);
}

/// Reads a number and the dash behind it, if one is wanted, and moves `text` past both.
template <class Number>
bool take(std::string_view& text, bool dash, Number& number)
{
    const auto [at, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc()) {
        return false;
    }
    text.remove_prefix(static_cast<std::size_t>(at - text.data()));
    if (!dash) {
        return text.empty();
    }
    if (text.empty() || text.front() != '-') {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

/// By domain; of several in one domain the highest sequence counts.
std::map<std::uint32_t, Gtid> byDomain(const std::vector<Gtid>& gtids)
{
    std::map<std::uint32_t, Gtid> position;
    for (const Gtid& gtid : gtids) {
        const auto [found, isNew] = position.emplace(gtid.domain, gtid);
        if (!isNew && found->second.sequence < gtid.sequence) {
            found->second = gtid;
        }
    }
    return position;
}

/// The last sequence that a state knows of this domain and server; null: it names none.
const Gtid* lastOf(const std::vector<Gtid>& state, const Gtid& like)
{
    const Gtid* last = nullptr;
    for (const Gtid& one : state) {
        const bool same = one.domain == like.domain && one.server == like.server;
        if (same && (last == nullptr || last->sequence < one.sequence)) {
            last = &one;
        }
    }
    return last;
}

/// A sum that a lying server cannot wrap around.
void addTo(std::uint64_t& sum, std::uint64_t more)
{
    const std::uint64_t room = std::numeric_limits<std::uint64_t>::max() - sum;
    sum += std::min(room, more);
}

/// What the replica has in one domain and its source never had.
std::uint64_t strayed(
    const Gtid& own, const Gtid* theirs, const Place& replica, const Place& source, bool receives)
{
    const std::uint64_t known = theirs == nullptr ? 0 : theirs->sequence;
    if (own.sequence > known) {
        const bool written = own.server == replica.serverId;
        return written || !receives ? own.sequence - known : 0;
    }
    // Not further, but perhaps on a way of its own: the source's log knows who wrote how much.
    const bool other = theirs != nullptr && own.server != theirs->server;
    const Gtid* last = other ? lastOf(source.state, own) : nullptr;
    return last != nullptr && last->sequence < own.sequence ? own.sequence - last->sequence : 0;
}

} // namespace

std::optional<std::vector<Gtid>> readGtids(std::string_view text)
{
    std::vector<Gtid> gtids;
    if (stripped(text).empty()) {
        return gtids;
    }
    for (const std::string_view part : split(text, ',')) {
        std::string_view rest = stripped(part);
        Gtid gtid;
        if (gtids.size() == GtidsMax || !take(rest, true, gtid.domain) ||
            !take(rest, true, gtid.server) || !take(rest, false, gtid.sequence)) {
            return std::nullopt;
        }
        gtids.push_back(gtid);
    }
    return gtids;
}

Gap gapOf(const Place& replica, const Place& source, bool receives)
{
    Gap gap;
    const std::map<std::uint32_t, Gtid> own = byDomain(replica.position);
    const std::map<std::uint32_t, Gtid> theirs = byDomain(source.position);
    if (theirs.empty() && own.empty()) {
        return gap;
    }
    for (const auto& [domain, gtid] : theirs) {
        const auto found = own.find(domain);
        if (found == own.end()) {
            gap.lacks = gap.lacks.value_or(domain);
        } else if (found->second.sequence < gtid.sequence) {
            addTo(gap.missing, gtid.sequence - found->second.sequence);
        }
    }
    for (const auto& [domain, gtid] : own) {
        const auto found = theirs.find(domain);
        addTo(gap.errant, strayed(gtid, found == theirs.end() ? nullptr : &found->second, replica,
                                  source, receives));
    }
    gap.standing = gap.errant > 0                 ? Standing::Errant
                   : gap.missing > 0 || gap.lacks ? Standing::Behind
                                                  : Standing::Level;
    return gap;
}

} // namespace bafar::replication
