#pragma once
// How much is in use of what the cluster has, and what would be if its largest node died.
//
// Theory: work that can move (CPU, memory, tasks) moves to who is left, so the same use meets less
// capacity. What has a limit of its own is as full as where it is fullest: a server's connections,
// a file system, and a replicated volume, whose bricks have all of its files already. A node that
// is not heard counts as lost already: what it has is not there to take over, and the loss is that
// of one more. Where one that is heard does not say, the loss is not computed: nothing is guessed.
// Values only. Pure; safe on every thread.
// It is larger than the budget because a row says what each of its fields means twice: here, and to
// who reads its JSON.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/database.h"
#include "core/schema/monitoring.h"
#include "core/schema/services.h"
#include "core/schema/storage.h"

namespace bafar::headroom {

/// One node's statuses as last heard; null: it never said, or nobody understands it. Valid as long
/// as what they point to.
struct NodeWord {
    std::string node{};
    schema::State freshness = schema::State::Unknown; ///< Ok, Stale or Unknown
    std::optional<Duration> age{};                    ///< since it was heard; nothing: never
    const schema::monitoring::Status* monitoring = nullptr;
    const schema::database::Status* database = nullptr;
    const schema::services::Status* services = nullptr;
    const schema::storage::Status* storage = nullptr;

    [[nodiscard]] bool isLive() const { return freshness == schema::State::Ok; }

    /// Nothing came from it yet: it may have whatever others of its kind have.
    [[nodiscard]] bool isUnheard() const { return !age.has_value(); }
};

/// Shares from which what is left is tight, and from which it would not fit.
inline constexpr double Tight = 0.85;
inline constexpr double Over = 1.0;

/// At most so many volumes, and as many file systems, are told, the fullest first.
inline constexpr std::size_t DisksMax = 4;

enum class Resource : std::uint8_t { Cpu, Memory, Connections, Tasks, Volume, FileSystem };
inline constexpr std::string_view ResourceNames[] = {
    "cpu", "memory", "database_connections", "service_tasks", "volume", "file_system"};

constexpr std::span<const std::string_view> enumNames(Resource)
{
    return ResourceNames;
}

/// One resource of the whole cluster.
struct Row {
    Resource resource = Resource::Cpu;
    std::string name{}; ///< of the volume, or the mount point; empty: there is one such resource
    schema::State mark = schema::State::Unknown;
    std::optional<double> now{}; ///< share in use, 0 to 1; nothing: not known
    /// After the loss, may be above 1; less than now: what stays, and the rest moves. Nothing: not
    /// known, not to be lost, or nothing is left.
    std::optional<double> without{};
    /// Of CPU, memory and tasks the node that would be lost, of others where it is fullest. Empty:
    /// not known.
    std::string node{};
    std::vector<std::string> silent{}; ///< nodes whose figure is missing: not heard
    std::vector<std::string> untold{}; ///< the same: heard, and do not tell it
    std::uint64_t places = 0;          ///< nodes that tell it, or that tasks may run on
    std::uint64_t serving = 0;         ///< tasks that run, bricks that serve; else 0
    std::uint64_t wanted = 0;          ///< of so many
    std::uint64_t moving = 0;          ///< tasks on `node`

    bool operator==(const Row&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("How much of one resource is in use, and what would be without a node.");
        fields.add("resource", &Row::resource, "Which");
        fields.add("name", &Row::name, "Of the volume, or the mount point; else empty");
        fields.add("state", &Row::mark, "degraded: tight; failed: it would not fit");
        fields.add("now", &Row::now, "Share in use; absent: not known").in("ratio");
        fields.add("without", &Row::without, "The same after the loss; may be above 1").in("ratio");
        fields.add("node", &Row::node, "Whose loss it is, or where it is fullest");
        fields.add("silent", &Row::silent, "Nodes that are not heard");
        fields.add("untold", &Row::untold, "Nodes that are heard and do not tell it");
        fields.add("places", &Row::places, "Nodes that tell it, or that tasks may run on");
        fields.add("serving", &Row::serving, "Tasks that run, bricks that serve; else 0");
        fields.add("wanted", &Row::wanted, "Of so many");
        fields.add("moving", &Row::moving, "Tasks on the node that would be lost");
    }
};

/// What one node has of something.
struct Portion {
    std::string node;
    double used = 0;
    double capacity = 0; ///< above 0
};

/// The largest node of a pool, and the share in use if it died.
struct Loss {
    std::string node;
    std::optional<double> share; ///< nothing: nobody would be left
};

/// The share in use of all portions; nothing where there are none.
[[nodiscard]] std::optional<double> shareOf(std::span<const Portion> portions);

/// The largest is who has most, then who uses most, then the first by name. `portions` is not
/// empty.
[[nodiscard]] Loss lossOf(std::span<const Portion> portions);

/// How much of all processors and of all memory is in use, as the rows of these say.
struct HostsInUse {
    std::optional<double> cpu{};    ///< 0 to 1; nothing: not known
    std::optional<double> memory{}; ///< the same
    double memoryBytes = 0;         ///< that there are

    bool operator==(const HostsInUse&) const = default;
};

[[nodiscard]] HostsInUse hostsInUse(std::span<const NodeWord> words);

/// CPU, memory, database connections, tasks, then volumes and the fullest file systems; what nobody
/// has is left out. `words`: of every node of the profile.
[[nodiscard]] std::vector<Row> rowsOf(std::span<const NodeWord> words);

} // namespace bafar::headroom
