#pragma once
// The text that INFO answers, understood: what the machine judges by.
//
// "key:value" lines in sections; which lines there are depends on the version and the vendor, so a
// missing one is simply not known. Nothing in it is trusted: lines and lists are bounded, numbers
// that do not parse are left at their default, names are kept as they came and made safe where they
// are shown. Source: redis.io "INFO", Redis 2.8 to 7.2 and Valkey.
// Pure; safe on every thread.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/schema/cache.h"

namespace bafar::cache {

/// A longer text is cut after its last whole line.
inline constexpr std::size_t InfoBytesMax = 256U << 10U;
inline constexpr std::size_t LineBytesMax = 4096; ///< a longer line is passed over
inline constexpr std::size_t ReplicasMax = 64;

/// Calls `visit(key, value)` for each "key:value" line, in order; other lines are passed over.
template <class Visit>
void eachLine(std::string_view text, Visit&& visit)
{
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && colon > 0 && line.front() != '#' &&
            line.size() <= LineBytesMax) {
            visit(line.substr(0, colon), line.substr(colon + 1));
        }
    }
}

/// The value of `name` in "name=value,name=value"; empty when it is not there.
[[nodiscard]] std::string_view partOf(std::string_view list, std::string_view name);

/// The whole text as a number; nullopt when it is none. "+Inf" and "nan" are none.
[[nodiscard]] std::optional<double> numberOf(std::string_view text);

/// `text` as a whole number up to 2^64 - 1; nullopt when it is none.
[[nodiscard]] std::optional<std::uint64_t> wholeOf(std::string_view text);

/// What CONFIG GET told; empty where the account may not ask.
struct Settings {
    std::optional<std::uint64_t> clientsMax;
    std::optional<std::uint64_t> databases;
    std::optional<std::uint64_t> ioThreads;
    std::optional<bool> servesStale;        ///< a replica without its link answers reads
    std::optional<bool> stopsWritesUnsaved; ///< after a snapshot that failed

    bool operator==(const Settings&) const = default;
};

/// One answered look.
struct Observation {
    std::shared_ptr<const std::string> text; ///< INFO, at most InfoBytesMax; null in hand-made ones
    Settings settings;
    bool letsEveryoneIn = false; ///< it wants no password though one is configured

    std::string version; ///< may be hostile, like every text here
    std::string mode;
    std::string runId;
    Duration uptime{};
    schema::cache::Role role = schema::cache::Role::Unknown;
    std::string primaryHost; ///< of a replica
    std::uint16_t primaryPort = 0;
    bool linkUp = false;
    bool syncing = false;             ///< a full copy is on its way to this replica
    std::optional<Duration> linkDown; ///< for how long
    std::optional<Duration> lastHeard;
    std::uint64_t offset = 0; ///< of the stream: sent by a primary, received by a replica
    std::vector<schema::cache::Replica> replicas; ///< `node` is not filled in
    std::size_t replicasLeftOut = 0;
    bool loading = false;
    double loadedPercent = 0;
    Duration loadingLeft{};
    std::uint64_t memoryUsed = 0;
    std::uint64_t memoryMax = 0;
    std::string memoryPolicy;
    std::uint64_t evicted = 0;
    std::uint64_t hits = 0;
    std::uint64_t misses = 0;
    std::uint64_t commands = 0;
    std::uint64_t clients = 0;
    std::uint64_t clientsMax = 0;
    std::uint64_t keys = 0;
    std::uint64_t flushes = 0;
    bool snapshotFailed = false;
    bool appendFailed = false;
    bool appendOnly = false;
    std::uint64_t unsavedChanges = 0;
    std::int64_t lastSave = 0; ///< seconds since 1970; 0: not known

    bool operator==(const Observation&) const = default;
};

/// Reads the text. Errors: Corrupt when it is not INFO of a Redis server (no version, no role).
[[nodiscard]] Result<Observation> observe(std::string text);

} // namespace bafar::cache
