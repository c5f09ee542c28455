#pragma once
// The fixed table of what the root helper may run: the whole of its power.
//
// Theory: a row names a command, its parameters with a check for each, and the argument list of the
// program, in which "{name}" stands for one checked argument and nothing is ever split or joined.
// prepare() gives the argument list or says why not; there is no shell and no other way to a
// program. One row runs none: it opens sockets inside a network of Docker's (sandbox.h), whose
// folder is not the caller's to name. A new root-only need is a new row here and a row in
// tests/helper. Pure; safe on every thread.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "agents/helper/protocol.h"

namespace bafar::helper {

/// What an argument must be.
enum class Check : unsigned char {
    Volume,  ///< schema::storage::isVolumeName
    Mount,   ///< schema::storage::isMountPath
    Node,    ///< a node id: a-z, 0-9 and "-", not "-" first, at most 63 bytes
    Number,  ///< 1 to 18 digits
    Network, ///< id of one of Docker's networks: 12 to 64 of a-z and 0-9
    Family,  ///< "4" or "6"
    Count,   ///< 1 to SocketsMax
};

struct Parameter {
    std::string_view name;
    Check check = Check::Volume;
};

struct Row {
    std::string_view command;
    std::span<const Parameter> parameters;
    std::span<const std::string_view>
        words;            ///< the first is "{gluster}" or "{self}"; none: sockets
    Duration limit{};     ///< the program is ended then
    bool changes = false; ///< it changes something; the audit says so louder
};

/// Every row, in order.
[[nodiscard]] std::span<const Row> table();

/// Bytes kept of each stream of a program.
inline constexpr std::size_t OutputMax = 1U << 20U;

/// Sockets that one call opens at most.
inline constexpr unsigned SocketsMax = 32;

/// Where the programs are; other values are for tests.
struct Programs {
    std::string gluster = "/usr/sbin/gluster";
    std::string self = "/proc/self/exe";         ///< in the child it is still this program
    std::string sandboxes = "/run/docker/netns"; ///< network namespaces that Docker holds
};

/// Sockets to open inside a network namespace.
struct SocketOrder {
    std::string sandbox; ///< path of the namespace
    bool ipv6 = false;
    unsigned count = 1;

    bool operator==(const SocketOrder&) const = default;
};

/// A program ready to run, or else sockets to open.
struct Call {
    std::vector<std::string> arguments; ///< the first is the program's path
    std::optional<SocketOrder> sockets; ///< then there is no program
    Duration limit{};
    bool changes = false;
};

/// Errors: NotFound (no such command), InvalidInput (an argument missing, unknown or not as its
/// check wants it).
[[nodiscard]] Result<Call> prepare(const Request& request, const Programs& programs);

} // namespace bafar::helper
