#include "agents/database/gtid.h"

#include <charconv>

#include "core/base/text.h"

namespace bafar::database {

namespace {

constexpr std::string_view Blanks = " \t\r\n";

std::string_view stripped(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(Blanks);
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(Blanks) - first + 1);
}

/// Reads a number up to `end` ('\0': the end of the text) and moves `text` past it.
template <class Number>
bool take(std::string_view& text, char end, Number& number)
{
    const auto [at, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc()) {
        return false;
    }
    text.remove_prefix(static_cast<std::size_t>(at - text.data()));
    if (end == '\0') {
        return text.empty();
    }
    if (text.empty() || text.front() != end) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

const Gtid* find(const std::map<std::uint32_t, Gtid>& position, std::uint32_t domain)
{
    const auto found = position.find(domain);
    return found == position.end() ? nullptr : &found->second;
}

/// The last sequence that `state` knows of this domain and server; null: it never wrote there.
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

} // namespace

std::string Gtid::text() const
{
    return std::to_string(domain) + "-" + std::to_string(server) + "-" + std::to_string(sequence);
}

Result<std::vector<Gtid>> readGtids(std::string_view text)
{
    std::vector<Gtid> gtids;
    if (stripped(text).empty()) {
        return gtids;
    }
    for (const std::string_view part : split(text, ',')) {
        if (gtids.size() == GtidsMax) {
            return fail(Code::LimitExceeded,
                        "more than " + std::to_string(GtidsMax) + " GTIDs in one position");
        }
        std::string_view rest = stripped(part);
        Gtid gtid;
        if (!take(rest, '-', gtid.domain) || !take(rest, '-', gtid.server) ||
            !take(rest, '\0', gtid.sequence)) {
            return fail(Code::InvalidInput,
                        "\"" + sanitized(part, 64) + "\" is not a GTID (domain-server-sequence)");
        }
        gtids.push_back(gtid);
    }
    return gtids;
}

std::map<std::uint32_t, Gtid> positionOf(const std::vector<Gtid>& gtids)
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

std::string Divergence::text() const
{
    switch (what) {
    case Difference::Ahead:
        return "it has " + replica.text() + " and its source only " + source.text();
    case Difference::Stranger:
        return "it has " + replica.text() + " and its source has nothing in domain " +
               std::to_string(replica.domain);
    case Difference::OwnWay:
        return "it has " + replica.text() + ", which its source, at " + source.text() +
               ", never had";
    case Difference::Missing: break;
    }
    return "it has nothing of domain " + std::to_string(replica.domain) +
           ", where its source is at " + replica.text();
}

std::vector<Divergence> divergences(const std::vector<Gtid>& replica,
                                    const std::vector<Gtid>& source,
                                    const std::vector<Gtid>& state)
{
    std::vector<Divergence> found;
    const auto mine = positionOf(replica);
    const auto theirs = positionOf(source);
    for (const auto& [domain, gtid] : mine) {
        const Gtid* other = find(theirs, domain);
        if (other == nullptr) {
            found.push_back({Difference::Stranger, gtid, {}});
        } else if (gtid.sequence > other->sequence) {
            found.push_back({Difference::Ahead, gtid, *other});
        } else if (gtid.sequence == other->sequence && gtid.server != other->server) {
            found.push_back({Difference::OwnWay, gtid, *other});
        } else if (const Gtid* last = lastOf(state, gtid);
                   last != nullptr && last->sequence < gtid.sequence) {
            found.push_back({Difference::OwnWay, gtid, *other});
        }
    }
    for (const auto& [domain, gtid] : theirs) {
        if (find(mine, domain) == nullptr) {
            found.push_back({Difference::Missing, gtid, {}});
        }
    }
    return found;
}

} // namespace bafar::database
