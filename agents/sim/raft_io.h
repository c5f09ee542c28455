#pragma once
// A raft_io in virtual time: libraft's disk is a RaftDisk, its network is whoever carries the mail,
// its clock may be wrong, and its process may be frozen or gone.
//
// Messages are copied when they are sent. A sent message counts as sent when the next event of this
// process comes, so libraft holds on to it as it does with a real network. A frozen process runs
// nothing: what comes due waits, in its order. One owner, one thread.
// It is larger than the budget because it answers every call that the library makes of its input
// and output.
#include <deque>
#include <memory>

#include "agents/sim/raft_disk.h"

namespace bafar::sim {

/// A message on its way.
struct RaftMail {
    struct Part {
        raft_term term;
        unsigned short type;
        std::size_t bytes;
    };

    raft_message head{}; ///< without what it points to
    raft_id to = 0;
    raft_id from = 0;
    std::string fromAddress;
    std::vector<Part> parts;      ///< entries; their bodies follow each other in `bytes`
    RaftDisk::Text bytes;         ///< or a snapshot's content
    cluster::RaftServers servers; ///< of a snapshot
};

class RaftIo {
public:
    /// False: there is no connection.
    using Carry = std::function<bool(std::shared_ptr<const RaftMail> mail)>;

    RaftIo(World& world, RaftDisk& disk, Carry carry);
    RaftIo(const RaftIo&) = delete;
    RaftIo& operator=(const RaftIo&) = delete;
    ~RaftIo();

    [[nodiscard]] raft_io& io() { return io_; }

    void receive(const std::shared_ptr<const RaftMail>& mail);

    /// Milliseconds of its clock pass `rate` times as fast as true ones.
    void setRate(double rate);

    /// Runs it now, or when the process goes on.
    void run(std::function<void()> work);
    void freeze();
    void goOn();

    [[nodiscard]] bool frozen() const { return frozen_; }

    /// The process is gone: nothing reaches disk or network any more. The group is closed next, or
    /// now where it is being closed. May destroy this.
    void crash(RaftDisk::Crash crash);

private:
    struct Sending {
        raft_io_send* request;
        raft_io_send_cb done;
        int status;
    };

    static RaftIo& of(raft_io* io) { return *static_cast<RaftIo*>(io->impl); }

    void fillIn();

    static int onInit(raft_io* io, raft_id id, const char* address);
    static void onClose(raft_io* io, raft_io_close_cb done);
    static int onLoad(raft_io* io,
                      raft_term* term,
                      raft_id* vote,
                      raft_snapshot** snapshot,
                      raft_index* start,
                      raft_entry** entries,
                      std::size_t* count);
    static int onStart(raft_io* io, unsigned msecs, raft_io_tick_cb tick, raft_io_recv_cb recv);
    static int onFound(raft_io* io, const raft_configuration* configuration);
    static int onRecover(raft_io* io, const raft_configuration* configuration);
    static int onSend(raft_io* io,
                      raft_io_send* request,
                      const raft_message* message,
                      raft_io_send_cb done);
    static int onAppend(raft_io* io,
                        raft_io_append* request,
                        const raft_entry* entries,
                        unsigned count,
                        raft_io_append_cb done);
    static int onPut(raft_io* io,
                     unsigned trailing,
                     raft_io_snapshot_put* request,
                     const raft_snapshot* snapshot,
                     raft_io_snapshot_put_cb done);
    static int onGet(raft_io* io, raft_io_snapshot_get* request, raft_io_snapshot_get_cb done);

    void tick(Duration interval);
    void flushSent();
    void deliver(const RaftMail& mail);
    [[nodiscard]] raft_time time() const;
    [[nodiscard]] raft_snapshot* read() const;
    /// Calls `answer` once: when what it returns is called, or with RAFT_CANCELED at the end.
    [[nodiscard]] RaftDisk::Done ask(RaftDisk::Done answer);

    World& world_;
    RaftDisk& disk_;
    Random random_;
    Carry carry_;
    raft_io io_{};
    raft_id id_ = 0;
    std::string address_;
    raft_io_tick_cb tick_ = nullptr;
    raft_io_recv_cb recv_ = nullptr;
    Duration interval_{};
    double rate_ = 1;
    Instant rateFrom_{};
    double clock_ = 0; ///< ms, at rateFrom_
    bool frozen_ = false;
    bool gone_ = false;
    bool closing_ = false;
    bool tickDue_ = false;
    std::deque<std::function<void()>> waiting_;
    std::vector<Sending> sent_;
    raft_io_close_cb close_ = nullptr;                            ///< to be called
    std::vector<std::pair<std::uint64_t, RaftDisk::Done>> asked_; ///< by number, oldest first
    std::uint64_t lastAsked_ = 0;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace bafar::sim
