// It is larger than the budget because it answers every call that the library makes of its input
// and output.
#include "agents/sim/raft_io.h"

#include <algorithm>
#include <cstring>

#include "core/base/check.h"

namespace bafar::sim {

namespace {

constexpr double ClockStart = 1'000'000; ///< ms: no clock of a process begins with 0
constexpr Duration CloseTakes = std::chrono::milliseconds(1);
constexpr Duration ReadTakes = std::chrono::milliseconds(2);

std::shared_ptr<RaftMail> copyOf(const raft_message& message, raft_id from, const std::string& at)
{
    auto mail = std::make_shared<RaftMail>();
    mail->head = message;
    mail->to = message.server_id;
    mail->from = from;
    mail->fromAddress = at;
    if (message.type == RAFT_IO_APPEND_ENTRIES && message.append_entries.n_entries > 0) {
        std::string bytes;
        for (unsigned i = 0; i < message.append_entries.n_entries; ++i) {
            const raft_entry& entry = message.append_entries.entries[i];
            mail->parts.push_back({entry.term, entry.type, entry.buf.len});
            bytes += cluster::textOf(entry.buf);
        }
        mail->bytes = std::make_shared<const std::string>(std::move(bytes));
    } else if (message.type == RAFT_IO_INSTALL_SNAPSHOT) {
        mail->servers = cluster::serversOf(message.install_snapshot.conf);
        mail->bytes =
            std::make_shared<const std::string>(cluster::textOf(message.install_snapshot.data));
    }
    return mail;
}

/// Entries as libraft takes them over: one array, one batch.
raft_entry* entriesOf(const std::vector<RaftMail::Part>& parts, std::string_view bytes)
{
    if (parts.empty()) {
        return nullptr;
    }
    auto* entries = static_cast<raft_entry*>(raft_calloc(parts.size(), sizeof(raft_entry)));
    char* batch = static_cast<char*>(cluster::bufferOf(bytes).base);
    CHECK(entries != nullptr);
    std::size_t offset = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        entries[i] = {parts[i].term, parts[i].type, {batch + offset, parts[i].bytes}, batch};
        offset += parts[i].bytes;
    }
    return entries;
}

RaftDisk::Text encoded(const raft_configuration& configuration)
{
    raft_buffer buffer{};
    CHECK(raft_configuration_encode(&configuration, &buffer) == 0);
    auto text = std::make_shared<const std::string>(cluster::textOf(buffer));
    raft_free(buffer.base);
    return text;
}

} // namespace

RaftIo::RaftIo(World& world, RaftDisk& disk, Carry carry)
    : world_(world)
    , disk_(disk)
    , random_(world.random().fork())
    , carry_(std::move(carry))
    , rateFrom_(world.now())
    , clock_(ClockStart)
{
    fillIn();
}

RaftIo::~RaftIo()
{
    *alive_ = false;
}

void RaftIo::fillIn()
{
    io_.version = 2;
    io_.impl = this;
    io_.init = &onInit;
    io_.close = &onClose;
    io_.load = &onLoad;
    io_.start = &onStart;
    io_.bootstrap = &onFound;
    io_.recover = &onRecover;
    io_.set_term = [](raft_io* io, raft_term term) {
        return of(io).gone_ ? RAFT_CANCELED : of(io).disk_.setTerm(term);
    };
    io_.set_vote = [](raft_io* io, raft_id vote) {
        return of(io).gone_ ? RAFT_CANCELED : of(io).disk_.setVote(vote);
    };
    io_.send = &onSend;
    io_.append = &onAppend;
    io_.truncate = [](raft_io* io, raft_index index) {
        of(io).disk_.truncate(index);
        return 0;
    };
    io_.snapshot_put = &onPut;
    io_.snapshot_get = &onGet;
    io_.time = [](raft_io* io) { return of(io).time(); };
    io_.random = [](raft_io* io, int low, int high) {
        return static_cast<int>(of(io).random_.between(std::int64_t{low}, std::int64_t{high}));
    };
}

int RaftIo::onInit(raft_io* io, raft_id id, const char* address)
{
    of(io).id_ = id;
    of(io).address_ = address;
    return 0;
}

raft_snapshot* RaftIo::read() const
{
    const RaftDisk::Snapshot& stored = *disk_.snapshot();
    auto* snapshot = static_cast<raft_snapshot*>(raft_calloc(1, sizeof(raft_snapshot)));
    CHECK(snapshot != nullptr);
    snapshot->index = stored.index;
    snapshot->term = stored.term;
    cluster::setServers(snapshot->configuration, stored.membership.servers);
    snapshot->configuration_index = stored.membership.index;
    snapshot->bufs = static_cast<raft_buffer*>(raft_malloc(sizeof(raft_buffer)));
    *snapshot->bufs = cluster::bufferOf(*stored.content);
    snapshot->n_bufs = 1;
    return snapshot;
}

int RaftIo::onLoad(raft_io* io,
                   raft_term* term,
                   raft_id* vote,
                   raft_snapshot** snapshot,
                   raft_index* start,
                   raft_entry** entries,
                   std::size_t* count)
{
    const RaftIo& self = of(io);
    *term = self.disk_.term();
    *vote = self.disk_.vote();
    *snapshot = self.disk_.snapshot() ? self.read() : nullptr;
    *start = self.disk_.first();
    *count = self.disk_.entries().size();
    std::vector<RaftMail::Part> parts;
    std::string bytes;
    for (const RaftDisk::Entry& entry : self.disk_.entries()) {
        parts.push_back({entry.term, entry.type, entry.body->size()});
        bytes += *entry.body;
    }
    *entries = entriesOf(parts, bytes);
    return 0;
}

int RaftIo::onStart(raft_io* io, unsigned msecs, raft_io_tick_cb tick, raft_io_recv_cb recv)
{
    RaftIo& self = of(io);
    self.tick_ = tick;
    self.recv_ = recv;
    self.interval_ = std::chrono::milliseconds(msecs);
    self.tick(self.random_.between(Duration{}, self.interval_)); // no two begin at one moment
    return 0;
}

/// A timer that was late does not catch up.
void RaftIo::tick(Duration interval)
{
    world_.after(std::chrono::duration_cast<Duration>(interval / rate_), [this, alive = alive_] {
        if (!*alive || closing_) {
            return;
        }
        if (frozen_) {
            tickDue_ = true;
            return;
        }
        flushSent();
        tick(interval_);
        tick_(&io_);
    });
}

int RaftIo::onFound(raft_io* io, const raft_configuration* configuration)
{
    RaftDisk& disk = of(io).disk_;
    if (!disk.pristine()) {
        return RAFT_CANTBOOTSTRAP;
    }
    disk.founded(1, {1, RAFT_CHANGE, encoded(*configuration)});
    return 0;
}

/// As libuv's log does, whatever the term.
int RaftIo::onRecover(raft_io* io, const raft_configuration* configuration)
{
    of(io).disk_.founded(1, {1, RAFT_CHANGE, encoded(*configuration)});
    return 0;
}

int RaftIo::onSend(raft_io* io,
                   raft_io_send* request,
                   const raft_message* message,
                   raft_io_send_cb done)
{
    RaftIo& self = of(io);
    int status = RAFT_CANCELED;
    if (!self.gone_ && !self.closing_) {
        const bool carried = self.carry_(copyOf(*message, self.id_, self.address_));
        status = carried ? 0 : RAFT_NOCONNECTION;
    }
    if (done != nullptr) {
        self.sent_.push_back({request, done, status});
    }
    return 0;
}

void RaftIo::flushSent()
{
    for (const Sending& sending : std::exchange(sent_, {})) {
        sending.done(sending.request, sending.status);
    }
}

RaftDisk::Done RaftIo::ask(RaftDisk::Done answer)
{
    const std::uint64_t number = ++lastAsked_;
    asked_.emplace_back(number, std::move(answer));
    return [this, number, alive = alive_](int status) {
        if (!*alive) {
            return;
        }
        run([this, number, status] {
            const auto place = std::find_if(asked_.begin(), asked_.end(),
                                            [&](const auto& one) { return one.first == number; });
            if (place != asked_.end()) {
                const RaftDisk::Done call = std::move(place->second);
                asked_.erase(place);
                call(status);
            }
        });
    };
}

int RaftIo::onAppend(raft_io* io,
                     raft_io_append* request,
                     const raft_entry* entries,
                     unsigned count,
                     raft_io_append_cb done)
{
    RaftIo& self = of(io);
    std::vector<RaftDisk::Entry> copies;
    for (unsigned i = 0; i < count; ++i) {
        copies.push_back({entries[i].term, entries[i].type,
                          std::make_shared<const std::string>(cluster::textOf(entries[i].buf))});
    }
    self.disk_.append(std::move(copies),
                      self.ask([request, done](int status) { done(request, status); }));
    return 0;
}

int RaftIo::onPut(raft_io* io,
                  unsigned trailing,
                  raft_io_snapshot_put* request,
                  const raft_snapshot* snapshot,
                  raft_io_snapshot_put_cb done)
{
    RaftIo& self = of(io);
    RaftDisk::Snapshot copy;
    copy.index = snapshot->index;
    copy.term = snapshot->term;
    copy.membership = {snapshot->configuration_index, cluster::serversOf(snapshot->configuration)};
    std::string content;
    for (unsigned i = 0; i < snapshot->n_bufs; ++i) {
        content += cluster::textOf(snapshot->bufs[i]);
    }
    copy.content = std::make_shared<const std::string>(std::move(content));
    RaftDisk::Done answer = self.ask([request, done](int status) { done(request, status); });
    if (trailing == 0) {
        self.disk_.install(std::move(copy), std::move(answer));
    } else {
        self.disk_.take(std::move(copy), trailing, std::move(answer));
    }
    return 0;
}

int RaftIo::onGet(raft_io* io, raft_io_snapshot_get* request, raft_io_snapshot_get_cb done)
{
    RaftIo& self = of(io);
    self.world_.after(ReadTakes, [answer = self.ask([&self, request, done](int status) {
                          done(request, status == 0 ? self.read() : nullptr, status);
                      })] { answer(0); });
    return 0;
}

raft_time RaftIo::time() const
{
    const double passed = toSeconds(world_.now() - rateFrom_) * 1000;
    return static_cast<raft_time>(clock_ + passed * rate_);
}

void RaftIo::setRate(double rate)
{
    clock_ += toSeconds(world_.now() - rateFrom_) * 1000 * rate_;
    rateFrom_ = world_.now();
    rate_ = rate;
}

void RaftIo::receive(const std::shared_ptr<const RaftMail>& mail)
{
    constexpr std::size_t SocketsHold = 200; ///< messages, of a frozen process
    if (closing_ || recv_ == nullptr || waiting_.size() >= SocketsHold) {
        return;
    }
    run([this, mail] { deliver(*mail); });
}

void RaftIo::deliver(const RaftMail& mail)
{
    raft_message message = mail.head;
    message.server_id = mail.from;
    message.server_address = mail.fromAddress.c_str();
    if (message.type == RAFT_IO_APPEND_ENTRIES) {
        message.append_entries.entries =
            mail.parts.empty() ? nullptr : entriesOf(mail.parts, *mail.bytes);
    } else if (message.type == RAFT_IO_INSTALL_SNAPSHOT) {
        raft_configuration_init(&message.install_snapshot.conf);
        cluster::setServers(message.install_snapshot.conf, mail.servers);
        message.install_snapshot.data = cluster::bufferOf(*mail.bytes);
    }
    recv_(&io_, &message);
}

void RaftIo::run(std::function<void()> work)
{
    if (frozen_) {
        waiting_.push_back(std::move(work));
        return;
    }
    flushSent();
    work();
}

void RaftIo::freeze()
{
    frozen_ = true;
}

/// One event after the other, each at this moment: what they cause may freeze or end it again.
void RaftIo::goOn()
{
    if (!frozen_) {
        return;
    }
    frozen_ = false;
    if (std::exchange(tickDue_, false)) {
        waiting_.push_back([this] {
            tick(interval_);
            tick_(&io_);
        });
    }
    for (auto& work : std::exchange(waiting_, {})) {
        world_.after(Duration{}, [this, alive = alive_, work = std::move(work)] {
            if (*alive && !closing_) {
                run(work);
            }
        });
    }
}

void RaftIo::crash(RaftDisk::Crash crash)
{
    gone_ = true;
    frozen_ = false;
    waiting_.clear();
    disk_.release(crash);
    if (const raft_io_close_cb done = std::exchange(close_, nullptr)) {
        flushSent();
        done(&io_);
    }
}

void RaftIo::onClose(raft_io* io, raft_io_close_cb done)
{
    RaftIo& self = of(io);
    self.closing_ = true;
    if (!self.gone_) {
        self.disk_.release(std::nullopt);
    }
    for (const auto& [number, answer] : std::exchange(self.asked_, {})) {
        answer(RAFT_CANCELED);
    }
    self.flushSent();
    if (self.gone_) {
        done(io);
        return;
    }
    self.close_ = done;
    self.world_.after(CloseTakes, [&self, alive = self.alive_] {
        if (const raft_io_close_cb call = *alive ? std::exchange(self.close_, nullptr) : nullptr) {
            self.flushSent();
            call(&self.io_);
        }
    });
}

} // namespace bafar::sim
