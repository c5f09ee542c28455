#include "core/replication/gtid.h"

#include <charconv>

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

} // namespace

std::string Gtid::text() const
{
    return std::to_string(domain) + "-" + std::to_string(server) + "-" + std::to_string(sequence);
}

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

} // namespace bafar::replication
