#pragma once
// libraft's connections to the other members: listens, connects, and keeps who may not.
//
// libraft asks for a connection to a member, again and again while there is none, and takes what
// comes in; each is a RaftLink. A member that cannot be reached is tried less and less often, and
// at once when it has connected to us. The listener stays while libraft is closed and opened again.
// The reason of a refusal is reported once and again when it changes. Loop thread only.
// It is larger than the budget because libraft's transport and who may not use it are one object.
#include <map>

#include "agents/cluster/raft_library.h"
#include "agents/cluster/raft_link.h"

// libraft's header for libuv has no linkage of its own.
extern "C" {
#include <raft/uv.h>
}
#include "agents/cluster/uv_bridge.h"
#include "agents/runtime/listener.h"

namespace bafar::cluster {

class RaftTransport {
public:
    struct Contexts {
        std::shared_ptr<runtime::TlsContext> client;
        std::shared_ptr<runtime::TlsContext> server;
    };

    struct Options {
        net::Endpoint endpoint; ///< to listen on; port 0: the kernel chooses
        Door door;
        Duration patience; ///< two election times: to connect in, and for a peer to take bytes
        Contexts contexts;
        std::function<void(std::string node, Error why)> refused;
    };

    static constexpr std::size_t LinksMax = 256;
    static constexpr std::size_t StrangersMax = 32; ///< that have not said hello; the oldest go
    static constexpr Duration PauseMax = std::chrono::seconds(2); ///< between two attempts

    /// Listens. Errors: those of runtime::listenTcp.
    static Result<std::unique_ptr<RaftTransport>> open(runtime::Loop& loop,
                                                       UvBridge& bridge,
                                                       Options options);

    RaftTransport(const RaftTransport&) = delete;
    RaftTransport& operator=(const RaftTransport&) = delete;

    /// libraft must have closed it.
    ~RaftTransport();

    [[nodiscard]] raft_uv_transport& uv() { return uv_; }

    /// Where it listens.
    [[nodiscard]] const net::Endpoint& endpoint() const { return listener_->local(); }

    void setRevoked(std::set<std::string> serials);
    void setDismissed(std::set<std::uint64_t> numbers);

    /// New connections use these; the old ones end.
    void setContexts(Contexts contexts);

    /// The group's members and their addresses in libraft's membership: it answers to these.
    void setMembers(std::map<std::uint64_t, std::string> addresses);

    [[nodiscard]] std::size_t links() const { return links_.size(); }

private:
    struct Link {
        std::unique_ptr<RaftLink> link;
        bool awaited = false;     ///< libraft's attempt is answered when this opens or ends
        std::uint64_t member = 0; ///< 0: not known yet
        std::string address;
        bool incoming = false;
    };

    /// A member that libraft wants and that could not be reached.
    struct Attempt {
        raft_uv_connect* request = nullptr;
        raft_uv_connect_cb done = nullptr;
        std::string address;
        int failures = 0;
        std::unique_ptr<runtime::Timer> pause;
    };

    using LinkId = std::uint64_t;

    RaftTransport(runtime::Loop& loop, UvBridge& bridge, Options options);
    static RaftTransport& of(raft_uv_transport* transport);
    int want(raft_uv_connect* request,
             std::uint64_t member,
             const char* address,
             raft_uv_connect_cb done);
    void connect(std::uint64_t member);
    void finishAttempt(std::uint64_t member, uv_stream_t* stream, int status);
    void closeAll();
    void carryOn();
    void arrived(runtime::Descriptor socket);
    void makeRoom();
    [[nodiscard]] RaftLink::Events eventsOf(LinkId id);
    [[nodiscard]] Result<void> judge(LinkId id, const Hello& hello, const Shown& shown);
    void opened(LinkId id, runtime::Descriptor far);
    void ended(LinkId id, const Error& why);
    void drop(LinkId id, const Error& why);
    void report(const std::string& who, const Error& why);
    [[nodiscard]] uv_stream_t* streamOver(runtime::Descriptor far);

    runtime::Loop& loop_;
    UvBridge& bridge_;
    Options options_;
    raft_uv_transport uv_{};
    raft_uv_accept_cb accept_ = nullptr; ///< while libraft listens
    std::string ownAddress_;
    std::map<LinkId, Link> links_;
    LinkId lastLink_ = 0;
    std::map<std::uint64_t, Attempt> attempts_; ///< by member
    std::map<std::uint64_t, std::string> members_;
    std::map<std::string, std::string> reported_; ///< last reason, by who
    std::unique_ptr<runtime::Listener> listener_;
};

} // namespace bafar::cluster
