#pragma once
// MariaDB's global transaction identifiers: domain-server-sequence.
//
// A position says how far a server is: one GTID for each domain. A state (gtid_binlog_state) has
// one for each domain and server that ever wrote, so it can tell a server that is behind from one
// that went its own way. MariaDB KB: Global Transaction ID. Pure; safe on every thread.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bafar::replication {

struct Gtid {
    std::uint32_t domain = 0;
    std::uint32_t server = 0;
    std::uint64_t sequence = 0;

    bool operator==(const Gtid&) const = default;

    /// "0-1-7".
    [[nodiscard]] std::string text() const;
};

/// A text with more entries is refused.
inline constexpr std::size_t GtidsMax = 1024;

/// "0-1-7,1-2-3", blanks and line ends allowed around each; empty text: none. Nothing: one of them
/// is no GTID, or there are more than GtidsMax.
[[nodiscard]] std::optional<std::vector<Gtid>> readGtids(std::string_view text);

/// By domain; of several in one domain the highest sequence counts.
[[nodiscard]] std::map<std::uint32_t, Gtid> byDomain(const std::vector<Gtid>& gtids);

/// The last that `state` knows of the domain and server of `like`; null: it names none. Valid as
/// long as `state`.
[[nodiscard]] const Gtid* lastOf(const std::vector<Gtid>& state, const Gtid& like);

} // namespace bafar::replication
