// It is larger than the budget because both directions share the links and the refusals.
#include "agents/cluster/raft_transport.h"

#include <algorithm>

#include "agents/cluster/raft_group.h"
#include "core/base/check.h"

namespace bafar::cluster {
namespace {

constexpr Duration PauseFirst = std::chrono::milliseconds(100);
constexpr std::size_t ReportedMax = 256;
constexpr int ExpectedFailures = 2; ///< in a row, before attempts become rarer

/// Not worth a word: the peer is just not there.
bool isAbsence(const Error& why)
{
    return why.code == Code::Unavailable || why.code == Code::Timeout;
}

void freeStream(uv_handle_t* handle)
{
    raft_free(handle);
}

} // namespace

Result<std::unique_ptr<RaftTransport>> RaftTransport::open(runtime::Loop& loop,
                                                           UvBridge& bridge,
                                                           Options options)
{
    const net::Endpoint at = options.endpoint;
    std::unique_ptr<RaftTransport> transport(new RaftTransport(loop, bridge, std::move(options)));
    RaftTransport* const self = transport.get();
    auto listener =
        runtime::Listener::open(loop, at, [self](runtime::Descriptor socket, const net::Endpoint&) {
            self->arrived(std::move(socket));
        });
    if (!listener) {
        return tl::unexpected(std::move(listener.error()));
    }
    transport->listener_ = std::move(*listener);
    return transport;
}

RaftTransport::RaftTransport(runtime::Loop& loop, UvBridge& bridge, Options options)
    : loop_(loop)
    , bridge_(bridge)
    , options_(std::move(options))
{
    bridge_.carryOn = [this] { carryOn(); };
    uv_.impl = this;
    uv_.init = [](raft_uv_transport* transport, raft_id, const char* address) {
        of(transport).ownAddress_ = address;
        return 0;
    };
    uv_.listen = [](raft_uv_transport* transport, raft_uv_accept_cb accept) {
        of(transport).accept_ = accept;
        return 0;
    };
    uv_.connect = [](raft_uv_transport* transport, raft_uv_connect* request, raft_id member,
                     const char* address, raft_uv_connect_cb done) {
        return of(transport).want(request, member, address, done);
    };
    uv_.close = [](raft_uv_transport* transport, raft_uv_transport_close_cb done) {
        of(transport).closeAll();
        done(transport);
    };
}

RaftTransport::~RaftTransport()
{
    CHECK(attempts_.empty());
    bridge_.carryOn = nullptr;
}

RaftTransport& RaftTransport::of(raft_uv_transport* transport)
{
    return *static_cast<RaftTransport*>(transport->impl);
}

int RaftTransport::want(raft_uv_connect* request,
                        std::uint64_t member,
                        const char* address,
                        raft_uv_connect_cb done)
{
    Attempt& attempt = attempts_[member];
    if (attempt.request != nullptr) {
        return RAFT_BUSY; // it gave up on an older address and has not yet heard of its end
    }
    attempt.request = request;
    attempt.done = done;
    attempt.address = address;
    // Never answered within the call: libraft drops what waits only after an attempt.
    const int rare = std::max(0, attempt.failures - ExpectedFailures);
    Duration pause = rare == 0 ? Duration::zero() : PauseFirst * (1 << std::min(rare, 8));
    if (options_.door.dismissed.contains(member)) {
        pause = PauseMax; // libraft goes on asking for those that were removed
    }
    attempt.pause = std::make_unique<runtime::Timer>(loop_, [this, member] { connect(member); });
    attempt.pause->armAfter(std::min(PauseMax, pause));
    return 0;
}

void RaftTransport::connect(std::uint64_t member)
{
    Attempt& attempt = attempts_.at(member);
    if (attempt.pause) {
        attempt.pause->cancel();
    }
    const std::optional<schema::Member> known = memberFrom(member, attempt.address);
    if (!known || options_.door.dismissed.contains(member)) {
        finishAttempt(member, nullptr, RAFT_INVALID);
        return;
    }
    const LinkId id = ++lastLink_;
    Link& link = links_[id];
    link.member = member;
    link.address = attempt.address;
    link.awaited = true;
    const Door& door = options_.door;
    link.link =
        RaftLink::connect(loop_, options_.contexts.client, known->endpoint, known->node,
                          {HelloVersion, door.cluster, door.node, door.member, member, ownAddress_},
                          options_.patience, eventsOf(id));
}

/// Answers libraft; afterwards it may ask anew.
void RaftTransport::finishAttempt(std::uint64_t member, uv_stream_t* stream, int status)
{
    Attempt& attempt = attempts_.at(member);
    attempt.failures = status == 0 ? 0 : attempt.failures + 1;
    raft_uv_connect* const request = std::exchange(attempt.request, nullptr);
    const raft_uv_connect_cb done = attempt.done;
    bridge_.call([&] { done(request, stream, status); });
}

void RaftTransport::closeAll()
{
    accept_ = nullptr;
    links_.clear();
    for (auto& [member, attempt] : std::exchange(attempts_, {})) {
        if (attempt.request != nullptr) {
            attempt.done(attempt.request, nullptr, RAFT_CANCELED);
        }
    }
}

void RaftTransport::arrived(runtime::Descriptor socket)
{
    makeRoom();
    if (links_.size() >= LinksMax) {
        return;
    }
    const LinkId id = ++lastLink_;
    Link& link = links_[id];
    link.incoming = true;
    link.link = RaftLink::accept(loop_, options_.contexts.server, std::move(socket),
                                 options_.patience, eventsOf(id));
}

/// Who has not said hello gives way to the next: holding connections open keeps no member out.
void RaftTransport::makeRoom()
{
    const auto isStranger = [](const auto& entry) {
        return entry.second.incoming && !entry.second.link->open();
    };
    if (std::ranges::count_if(links_, isStranger) >= static_cast<std::ptrdiff_t>(StrangersMax)) {
        drop(std::ranges::find_if(links_, isStranger)->first,
             {Code::LimitExceeded, "it gave way to a newer connection before it said hello"});
    }
}

RaftLink::Events RaftTransport::eventsOf(LinkId id)
{
    RaftLink::Events events;
    events.judge = [this, id](const Hello& hello, const Shown& shown) {
        return judge(id, hello, shown);
    };
    events.opened = [this, id](RaftLink&, runtime::Descriptor far) { opened(id, std::move(far)); };
    events.given = [this] { bridge_.run(); };
    events.ended = [this, id](RaftLink&, const Error& why) { ended(id, why); };
    return events;
}

Result<void> RaftTransport::judge(LinkId id, const Hello& hello, const Shown& shown)
{
    Link& link = links_.at(id);
    if (!link.incoming) {
        return admitCertificate(shown, options_.door);
    }
    if (Result<void> admitted = admitHello(hello, shown, options_.door); !admitted) {
        return admitted;
    }
    if (accept_ == nullptr) {
        return fail(Code::Unavailable, "its log is closed at the moment");
    }
    const auto known = members_.find(hello.member);
    link.address = known != members_.end() ? known->second : hello.address;
    const std::optional<schema::Member> member = memberFrom(hello.member, link.address);
    if (!member || member->node != hello.node) {
        return fail(Code::Conflict, "member " + std::to_string(hello.member) +
                                        " is known here by the address \"" + link.address +
                                        "\", which is not of node \"" + shown.name +
                                        "\"; to have the node in the group: bafarctl act "
                                        "cluster.replace node=" +
                                        shown.name);
    }
    link.member = hello.member;
    return {};
}

void RaftTransport::opened(LinkId id, runtime::Descriptor far)
{
    Link& link = links_.at(id);
    reported_.erase(link.link->name());
    uv_stream_t* const stream = streamOver(std::move(far));
    if (!link.incoming) {
        link.awaited = stream == nullptr;
        if (stream != nullptr) {
            finishAttempt(link.member, stream, 0);
        } else {
            drop(id, {Code::LimitExceeded, "no room for a connection"});
        }
        return;
    }
    const std::uint64_t member = link.member;
    const std::string address = link.address;
    for (const auto& [other, older] : links_) {
        if (other != id && older.incoming && older.link->open() && older.member == member) {
            drop(other, {Code::Unavailable, "closed"}); // it has connected anew
            break;
        }
    }
    if (stream == nullptr) {
        drop(id, {Code::LimitExceeded, "no room for a connection"});
        return;
    }
    bridge_.call([&] { accept_(&uv_, member, address.c_str(), stream); });
    if (const auto waiting = attempts_.find(member);
        waiting != attempts_.end() && waiting->second.pause && waiting->second.pause->armed()) {
        connect(member); // it is back
    }
}

/// libraft has sent something, to most of the members most often. Sending may end links.
void RaftTransport::carryOn()
{
    std::vector<LinkId> outgoing;
    for (const auto& [id, link] : links_) {
        if (!link.incoming && link.link->open()) {
            outgoing.push_back(id);
        }
    }
    for (const LinkId id : outgoing) {
        if (const auto found = links_.find(id); found != links_.end()) {
            found->second.link->carryOn();
        }
    }
}

void RaftTransport::ended(LinkId id, const Error& why)
{
    const auto found = links_.find(id);
    CHECK(found != links_.end());
    const Link dying = std::move(found->second);
    links_.erase(found);
    if (dying.incoming ? why.code != Code::Unavailable : !isAbsence(why)) {
        report(dying.link->name(), why);
    }
    if (dying.awaited) {
        finishAttempt(dying.member, nullptr, RAFT_NOCONNECTION);
    } else {
        bridge_.run();
    }
}

void RaftTransport::drop(LinkId id, const Error& why)
{
    links_.at(id).link->close();
    ended(id, why);
}

void RaftTransport::report(const std::string& who, const Error& why)
{
    if (reported_.size() >= ReportedMax) {
        reported_.clear();
    }
    std::string& last = reported_[who];
    if (last != why.text) {
        last = why.text;
        options_.refused(who, why);
    }
}

uv_stream_t* RaftTransport::streamOver(runtime::Descriptor far)
{
    // libraft frees it with its own function.
    auto* const pipe = static_cast<uv_pipe_t*>(raft_malloc(sizeof(uv_pipe_t)));
    if (pipe == nullptr || uv_pipe_init(bridge_.loop(), pipe, 0) != 0) {
        raft_free(pipe);
        return nullptr;
    }
    if (uv_pipe_open(pipe, far.get()) != 0) {
        uv_close(reinterpret_cast<uv_handle_t*>(pipe), freeStream);
        return nullptr;
    }
    (void)far.release();
    return reinterpret_cast<uv_stream_t*>(pipe);
}

void RaftTransport::setRevoked(std::set<std::string> serials)
{
    options_.door.revoked = std::move(serials);
    std::vector<LinkId> ends;
    for (const auto& [id, link] : links_) {
        if (options_.door.revoked.contains(link.link->serial())) {
            ends.push_back(id);
        }
    }
    for (const LinkId id : ends) {
        const std::string serial = links_.at(id).link->serial();
        drop(id, {Code::Denied,
                  "its certificate (serial " + serial + ") was revoked; enrol the node again"});
    }
}

void RaftTransport::setDismissed(std::set<std::uint64_t> numbers)
{
    options_.door.dismissed = std::move(numbers);
    std::vector<LinkId> ends;
    for (const auto& [id, link] : links_) {
        if (options_.door.dismissed.contains(link.member)) {
            ends.push_back(id);
        }
    }
    for (const LinkId id : ends) {
        const std::uint64_t member = links_.at(id).member;
        drop(id,
             {Code::Denied, "member " + std::to_string(member) + " was dismissed from the group"});
    }
}

void RaftTransport::setContexts(Contexts contexts)
{
    options_.contexts = std::move(contexts);
    std::vector<LinkId> all;
    for (const auto& [id, link] : links_) {
        all.push_back(id);
    }
    for (const LinkId id : all) {
        if (links_.contains(id)) {
            drop(id, {Code::Unavailable, "closed"});
        }
    }
}

void RaftTransport::setMembers(std::map<std::uint64_t, std::string> addresses)
{
    members_ = std::move(addresses);
    std::vector<LinkId> ends;
    for (const auto& [id, link] : links_) {
        const auto known = members_.find(link.member);
        if (link.incoming && link.link->open() && known != members_.end() &&
            known->second != link.address) {
            ends.push_back(id); // libraft would answer to an address that is not the member's
        }
    }
    for (const LinkId id : ends) {
        drop(id, {Code::Unavailable, "closed"});
    }
}

} // namespace bafar::cluster
