#pragma once
// One agent of a simulated Raft group: disk, process and clock; in the process run the production
// RaftGroup and Proposer, unchanged.
//
// A group that stopped because of its disk is read anew after a pause, as the agent does. A crash
// ends the process and gives the next one another boot. One owner, one thread.
// Header larger than the budget because it is what faults do to an agent, what clients ask of it
// and what checks see of it, in one object as in an agent.
#include <memory>
#include <optional>

#include "agents/cluster/proposer.h"
#include "agents/cluster/raft_group.h"
#include "agents/sim/raft_io.h"
#include "agents/sim/raft_steps.h"

namespace bafar::sim {

class RaftSite;

/// Planted faults: each breaks one rule that the checks must see broken.
struct RaftPlants {
    bool acknowledgesEarly = false; ///< when only the leader's disk has the entry
    bool forgetsSync = false;       ///< writes count as done before they are durable
    bool readsUnconfirmed = false;  ///< a leader answers without asking the others
    bool stepsEarly = false;        ///< a step runs before its record is agreed

    bool operator==(const RaftPlants&) const = default;
};

struct RaftSetup {
    std::string name;
    cluster::GroupTiming timing;
    Duration disk = std::chrono::milliseconds(2); ///< a write usually takes
    RaftPlants plants;
};

class RaftHost {
public:
    using Asked = std::function<void(Result<std::uint64_t> index)>;

    RaftHost(RaftSite& site, std::size_t index, RaftSetup setup);
    RaftHost(const RaftHost&) = delete;
    RaftHost& operator=(const RaftHost&) = delete;
    ~RaftHost();

    // Life. Each does nothing where it makes no sense.
    void found(const std::vector<schema::Member>& members); ///< a pristine one begins a group
    void start(); ///< with what the disk has; a pristine one waits to be admitted
    void stop();  ///< planned: hands leadership on first
    void crash(RaftDisk::Crash crash);
    void freeze();
    void goOn();
    void renew(); ///< not running: an empty disk, and so another member

    /// Not running: gives the group that its disk knows this membership by force.
    Result<void> recover(const std::vector<schema::Member>& members);

    [[nodiscard]] const std::string& name() const { return setup_.name; }

    [[nodiscard]] std::size_t index() const { return index_; }

    [[nodiscard]] const schema::Member& member() const { return member_; }

    [[nodiscard]] const std::string& boot() const { return boot_; }

    [[nodiscard]] const RaftSetup& setup() const { return setup_; }

    [[nodiscard]] RaftDisk& disk() { return disk_; }

    [[nodiscard]] const RaftDisk& disk() const { return disk_; }

    /// Null: not running.
    [[nodiscard]] cluster::RaftGroup* group() { return group_.get(); }

    [[nodiscard]] const cluster::RaftGroup* group() const { return group_.get(); }

    [[nodiscard]] bool running() const { return group_ && !stopping_; }

    [[nodiscard]] bool frozen() const { return frozen_; }

    /// It runs and is not frozen.
    [[nodiscard]] bool acts() const { return running() && !frozen_; }

    [[nodiscard]] double clockRate() const { return rate_; }

    void setClockRate(double rate);

    /// What it looks like from outside: of the part it plays.
    [[nodiscard]] schema::MemberRole part() const { return member_.role; }

    void setPart(schema::MemberRole part) { member_.role = part; }

    // What clients do.
    void ask(schema::Record record, Duration limit, Asked done);
    void read();

    [[nodiscard]] RaftSteps& steps() { return *steps_; }

    /// The process lives, whatever its group does.
    [[nodiscard]] bool hasSteps() const { return steps_ != nullptr; }

    // What comes over the network.
    void receive(const std::shared_ptr<const RaftMail>& mail);
    void forwarded(RaftHost& from, const schema::Proposal& proposal);
    void returned(const std::string& boot, std::uint64_t number, const Error& why);

    /// Times that its group was read anew because it had stopped.
    [[nodiscard]] std::uint64_t rereads() const { return rereads_; }

    /// Why it stopped last.
    [[nodiscard]] const std::string& lastProblem() const { return lastProblem_; }

private:
    void makeGroup();
    void run(bool founds, const std::vector<schema::Member>& members);
    void close(bool startsAgain);
    void ended();
    void standingChanged();
    void readAgain();
    void applied(std::uint64_t index,
                 std::uint64_t term,
                 const std::shared_ptr<const schema::Proposal>& proposal,
                 const cluster::Verdict& verdict);
    void handle(const cluster::Proposer::Input& input);
    void carryOut(const cluster::Proposer::Effects& effects);
    void arm();
    void proposeHere(const schema::Proposal& proposal);
    void wrote(std::uint64_t last);

    struct Asking {
        Asked done;
        std::uint64_t number; ///< of its proposal
    };

    struct Early { ///< planted: waits for the own disk only
        std::uint64_t index;
        std::uint64_t number;
    };

    RaftSite& site_;
    std::size_t index_;
    RaftSetup setup_;
    schema::Member member_;
    RaftDisk disk_;
    std::unique_ptr<RaftIo> io_;
    std::unique_ptr<cluster::RaftGroup> group_;
    std::unique_ptr<cluster::Proposer> proposer_;
    std::unique_ptr<RaftSteps> steps_;
    std::string boot_;
    std::uint64_t boots_ = 0;
    std::uint64_t process_ = 0; ///< grows with every process; work of an older one is void
    std::uint64_t armed_ = 0;
    double rate_ = 1;
    bool frozen_ = false;
    bool stopping_ = false;    ///< its group is being closed
    bool startsAgain_ = false; ///< the same process, when it is closed
    std::uint64_t lastRequest_ = 0;
    std::map<std::uint64_t, Asking> asking_; ///< by request
    std::vector<Early> early_;
    std::uint64_t rereads_ = 0;
    std::string lastProblem_;
};

} // namespace bafar::sim
