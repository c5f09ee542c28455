#pragma once
// libraft's own writer and reader of messages, between which a test may stand.
//
// The library's memory comes from pages of its own with a forbidden one behind each piece, so that
// a read beyond what was allocated ends the test at once.
#include <QTemporaryDir>

#include "agents/cluster/raft_transport.h"
#include "core/base/bytes.h"

namespace bafar::test {

class RaftWire {
public:
    static constexpr std::uint64_t Sender = 7; ///< member whose messages deliver() takes

    RaftWire();
    RaftWire(const RaftWire&) = delete;
    RaftWire& operator=(const RaftWire&) = delete;
    ~RaftWire();

    /// What libraft sends for this message.
    [[nodiscard]] Bytes bytesOf(raft_message message);

    /// Gives bytes to libraft on a new connection, which then ends; the messages that it made of
    /// them.
    std::size_t deliver(ByteView bytes);

    /// A message of each kind, and some of the larger ones with and without content.
    [[nodiscard]] std::map<std::string, Bytes> samples();

private:
    void run();

    QTemporaryDir folder_;
    uv_loop_t loop_{};
    raft_uv_transport transport_{};
    raft_io io_{};
    raft_uv_accept_cb accept_ = nullptr;
    int far_ = -1; ///< the other end of the connection that libraft opened last
    std::size_t received_ = 0;
};

/// A membership of so many members, as libraft writes it.
[[nodiscard]] Bytes membershipOf(std::size_t members);

} // namespace bafar::test
