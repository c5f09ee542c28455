#pragma once
// libraft's header for C++, and readings of what it shows but has no calls for: its log, and its
// encoding of configurations.
//
// For agents/cluster/raft_* and the simulator only; everybody else speaks RaftGroup. Pure; one
// owner, one thread, as libraft itself.
extern "C" {
#include <raft.h>
}

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/schema/agreed.h"

namespace bafar::cluster {

/// A member as libraft knows it.
struct RaftServer {
    raft_id id = 0;
    std::string address;
    int role = RAFT_SPARE;

    bool operator==(const RaftServer&) const = default;
};

using RaftServers = std::vector<RaftServer>;

[[nodiscard]] RaftServers serversOf(const raft_configuration& configuration);

/// Replaces what is in `configuration`.
void setServers(raft_configuration& configuration, const RaftServers& servers);

/// The body of a RAFT_CHANGE entry. Nothing: it is none, or is cut.
[[nodiscard]] std::optional<RaftServers> decodeServers(const raft_buffer& body);

/// The part a member plays: libraft's role, and the word at the end of its address, which alone
/// tells a witness from another voter.
[[nodiscard]] std::vector<schema::Member> membersOf(const RaftServers& servers);

[[nodiscard]] RaftServer serverOf(const schema::Member& member);

// The log in memory, which may be ahead of the disk.
[[nodiscard]] raft_index lastIndex(const raft_log& log);
[[nodiscard]] raft_term termAt(const raft_log& log, raft_index index); ///< 0: not there
[[nodiscard]] const raft_entry* entryAt(const raft_log& log, raft_index index);

/// Whether something still holds on to an entry of this index and term, in the log or cut off.
[[nodiscard]] bool isReferenced(const raft_log& log, raft_index index, raft_term term);

/// Releases what came with a message that libraft is not given.
void freeMessage(raft_message& message);

/// A batch of entries as load() and received messages carry them.
void freeEntries(raft_entry* entries, std::size_t count);

/// Its configuration and buffers; not the struct.
void freeSnapshot(raft_snapshot& snapshot);

/// A buffer that libraft may free.
[[nodiscard]] raft_buffer bufferOf(std::string_view text);

[[nodiscard]] std::string_view textOf(const raft_buffer& buffer);

/// What libraft's code means to us. `text` says what was tried; the reason is added.
[[nodiscard]] Error raftError(int code, const std::string& text);

/// The memberships that the log holds: each is in force from the moment it is in the log, and a
/// truncated log brings the one before back.
class MembershipLog {
public:
    struct Entry {
        raft_index index = 0; ///< 0: there is none
        RaftServers servers;
    };

    /// Begins anew with what a snapshot says.
    void reset(Entry first);
    void add(raft_index index, RaftServers servers);

    /// Entries from this index on are gone. True: a membership was among them.
    bool truncate(raft_index from);

    /// What is older than the one in force at `applied` cannot come back.
    void forgetBefore(raft_index applied);

    [[nodiscard]] const Entry& latest() const { return entries_.back(); }

    /// Members of the latest; read once for each.
    [[nodiscard]] const std::vector<schema::Member>& members() const;

    /// The one in force at this index.
    [[nodiscard]] const Entry& at(raft_index index) const;

private:
    std::vector<Entry> entries_{1}; ///< never empty
    mutable std::optional<std::vector<schema::Member>> members_;
};

} // namespace bafar::cluster
