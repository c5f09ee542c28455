#pragma once
// GlusterFS as one node sees it: when to ask what, what it means, what can be done about it.
//
// Theory: once an interval a round begins. Every node asks its own glusterd for the pool (which
// takes no lock) and looks at its own mounts. What concerns the whole cluster, and takes gluster's
// lock, one node asks for all: the first of the spec whose agent is heard and whose glusterd
// answers; the others say nothing of it, so when that node dies the next speaks within a round.
// Questions run in lanes, one at a time each, so that a long count of files to heal or a hanging
// mount holds up nothing else. "Another transaction is in progress" is asked again and is no fault.
// A single missed deadline is no fault either; the second in a row is. Each node writes the round's
// number into its mark in the volume and compares what the others say they wrote with what stands
// there: a mount that shows other content is found out. Pure; one owner, one thread.
// It is larger than the budget because rounds, facts and what is said of them are one state.
#include <array>
#include <deque>
#include <map>
#include <set>

#include "agents/concept.h"
#include "agents/series/measures.h"
#include "agents/series/metric_list.h"
#include "agents/storage/judge.h"
#include "agents/storage/values.h"
#include "agents/wall_anchor.h"

namespace bafar::storage {

class Machine {
public:
    using Config = schema::storage::Config;
    using Status = schema::storage::Status;
    using Command = schema::storage::Command;
    using Input = std::variant<WallClockRead, ViewRead, Answered, Carried>;
    using Effect =
        std::variant<Ask, Carry, EmitEvent, StatusChanged, CommandFinished, PublishMeasures>;
    using Effects = std::vector<Effect>;

    static constexpr std::string_view Name = schema::storage::Name;
    static constexpr int StaleIntervals = 3;
    static constexpr Duration UnknownAfter = std::chrono::seconds(30);
    static constexpr Duration Slack = std::chrono::milliseconds(500); ///< for an answer on its way
    static constexpr Duration SlowLimit = std::chrono::seconds(20);   ///< for counts and quotas
    static constexpr Duration BusyPause = std::chrono::milliseconds(400);
    static constexpr int BusyTries = 6;
    static constexpr Duration HurryFor = std::chrono::seconds(20); ///< after an order
    static constexpr Duration Hurry = std::chrono::seconds(1);     ///< between rounds meanwhile
    static constexpr std::size_t OrdersMax = 8;

    explicit Machine(Self self);

    [[nodiscard]] Effects handle(const Input& input, Instant now);
    [[nodiscard]] Effects tick(Instant now);
    [[nodiscard]] std::optional<Deadline> deadline() const;

    [[nodiscard]] Effects configure(const schema::Spec& spec, Instant now);
    [[nodiscard]] Effects command(const Command& command, const std::string& id, Instant now);
    [[nodiscard]] Status status(Instant now) const;

    /// Only a machine that the spec asks for something looks at the cluster.
    [[nodiscard]] bool readsView() const { return inSpec_; }

    [[nodiscard]] schema::Presence presence(Instant now) const;
    [[nodiscard]] std::vector<schema::ActionInfo> offers(const schema::ClusterView& view) const;
    [[nodiscard]] Result<schema::Draft> draft(const schema::ActionRequest& request,
                                              const schema::ClusterView& view) const;
    [[nodiscard]] schema::Condition judge(const schema::Condition& condition,
                                          const schema::ClusterView& view) const;

    static void describeMetrics(MetricList& list);

private:
    /// Questions that wait for each other. `Mounts` is one for all volumes: each is short.
    enum Lane : std::size_t { Local, Counts, Mounts, LaneCount };

    struct Queue {
        std::deque<Question> waiting;
        std::optional<Question> asked;
        std::uint64_t id = 0;
        Instant until;                ///< given up then
        std::optional<Instant> again; ///< asked again then; it was busy
        int tries = 0;
    };

    struct VolumeState {
        std::optional<std::vector<BrickSeen>> bricks;
        std::optional<HealSeen> heal;
        std::optional<QuotaSeen> quota;
        Instant bricksAt;
        Instant healAt;
        int backlog = 0; ///< counts in a row with files to heal
    };

    struct MountState {
        schema::storage::Mount told;
        int missed = 0; ///< deadlines in a row
        bool answered = false;
        Instant at;
        std::map<std::string, std::uint64_t> heard;    ///< rounds that others say they wrote
        std::map<std::string, std::uint64_t> expected; ///< the same a round ago: older than caches
        std::map<std::string, int> behind;             ///< looks in a row without that
        std::map<std::string, Instant> moved;          ///< when a mark was last seen to move
    };

    struct Pending {
        Command command;
        int tries = 0;
        std::optional<Instant> again;
    };

    void on(const WallClockRead& input, Instant now, Effects& out);
    void on(const ViewRead& input, Instant now, Effects& out);
    void on(const Answered& input, Instant now, Effects& out);
    void on(const Carried& input, Instant now, Effects& out);

    // rounds.cpp
    void beginRound(Instant now, Effects& out);
    void readOthers();
    void endRound(Instant now, Effects& out);
    void askNext(Lane lane, Instant now, Effects& out);
    void settle(Lane lane, const Heard<Facts>& heard, Instant now, Effects& out);
    void queueCounts(Instant now);
    [[nodiscard]] Duration limitOf(Lane lane) const;
    [[nodiscard]] bool shallAsk() const;
    [[nodiscard]] std::vector<schema::storage::VolumeConfig> mountsHere() const;

    // answers.cpp
    void keep(const PoolSeen& seen, const Question& question, Instant now);
    void keep(const VolumesSeen& seen, const Question& question, Instant now);
    void keep(const StatusSeen& seen, const Question& question, Instant now);
    void keep(const HealSeen& seen, const Question& question, Instant now);
    void keep(const QuotaSeen& seen, const Question& question, Instant now);
    void keep(const schema::storage::MountFound& seen, const Question& question, Instant now);
    void miss(const Miss& miss, const Question& question, Instant now);
    void missMount(const Miss& miss, const Question& question);
    void compareMarks(MountState& state, const schema::storage::MountFound& found, Instant now);

    // status.cpp
    [[nodiscard]] std::vector<schema::storage::Volume> judged(Instant now) const;
    [[nodiscard]] std::vector<schema::storage::Peer> peersNow() const;
    [[nodiscard]] std::string nodeOf(const std::string& host) const;
    [[nodiscard]] bool isConnected(const std::string& uuid) const;
    [[nodiscard]] schema::State freshness(Instant at, Instant now) const;

    // events.cpp
    void tellChanges(Instant now, Effects& out);
    void emit(schema::Severity severity,
              std::string_view kind,
              const std::string& subject,
              std::string text,
              Effects& out) const;

    // metrics.cpp
    void publish(Instant now, Effects& out);
    void measure(const Status& status, Recorder& recorder) const;

    Self self_;
    Config config_;
    std::vector<std::string> order_;           ///< every node of the spec, in its order
    std::map<std::string, std::string> hosts_; ///< node id by gluster's name of it
    bool inSpec_ = false;
    std::array<Queue, LaneCount> lanes_;
    std::uint64_t lastId_ = 0;
    std::uint64_t round_ = 0;
    Instant nextRound_;
    Instant roundUntil_; ///< the deadline of this host's and the cluster's questions
    Instant hurryUntil_;
    Instant infoDue_;
    Instant countDue_;
    bool asks_ = false;                  ///< this node asks for the cluster
    std::optional<Miss> trouble_;        ///< why this host's gluster does not answer
    int missed_ = 0;                     ///< deadlines of this host's glusterd in a row
    std::optional<Miss> clusterTrouble_; ///< why the cluster's status was not had last time
    int clusterMissed_ = 0;              ///< times in a row
    bool started_ = false;               ///< something was answered since the start
    PoolSeen pool_;
    std::optional<VolumesSeen> info_;
    std::map<std::string, VolumeState> volumes_;
    std::map<std::string, MountState> mounts_;
    std::map<std::string, Pending> orders_;
    std::shared_ptr<const schema::ClusterView> view_;
    std::set<std::string> ready_; ///< other nodes that are heard and whose glusterd answers
    std::map<std::string, std::map<std::string, std::uint64_t>> written_; ///< by node, by volume
    std::optional<Status> told_; ///< as events were last made from it
    MeasureBook book_;
    WallAnchor wall_;
};

} // namespace bafar::storage
