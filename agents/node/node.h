#pragma once
// All machines of one server, composed: the concepts, the message stream, the action pipeline.
//
// It routes and decides nothing: events and reports go to the stream, answers of commands to the
// pipeline, the pipeline's steps to a concept of this node or to a peer. The agent and the
// simulator run the same Node, so even the wiring is the same in both. Reports are made at most
// once every Birth::reportGap, however often a machine says that something changed. One owner, one
// thread.
// Header larger than the budget because it has one overload for each effect that it routes.
#include <set>

#include "agents/actions/machine.h"
#include "agents/cluster/machine.h"
#include "agents/node/concepts.h"
#include "agents/node/spec_desk.h"
#include "agents/node/surroundings.h"
#include "agents/node/typed_port.h"

namespace bafar::node {

/// What is fixed from one start to the next.
struct Birth {
    std::string version;
    std::string boot; ///< fresh at each start
    WallTime startedAt;
    events::Form form = events::Form::Text;
    Duration reportGap = std::chrono::milliseconds(100); ///< between two reports of one concept
};

class Node {
public:
    static constexpr std::size_t RemoteMax = 64;                   ///< commands remembered
    static constexpr Duration FrozenMin = std::chrono::seconds(1); ///< a later heartbeat tells it
    static constexpr Duration ThawTime = std::chrono::seconds(2);  ///< what waited is read by then

    /// `outside` and `agreement` outlive the node.
    Node(Self self, Birth birth, Surroundings& outside, schema::Agreement& agreement);
    ~Node();
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;

    /// Reads back what earlier lives agreed on: revocations, actions that were running. Once,
    /// before configure().
    void restore();

    /// Applies a spec that was read without problems; what did not change is not interrupted.
    void configure(const schema::Spec& spec);

    /// The way of concept M's driver to its machine; lives as long as the node.
    template <class M>
    [[nodiscard]] MachineHandle<M>& handle()
    {
        return typed<M>();
    }

    /// Concept M's machine, to read.
    template <class M>
    [[nodiscard]] const M& machine()
    {
        return typed<M>().machine();
    }

    [[nodiscard]] std::optional<Deadline> deadline() const;
    void tick();

    // The stream.
    [[nodiscard]] const events::Machine& stream() const { return stream_; }

    /// What a reader begins with. Reports are brought up to date first.
    [[nodiscard]] std::vector<events::Published> opening();

    /// The body of GET /v1/state.
    [[nodiscard]] schema::Message snapshot();

    // Actions. `done` is called once, possibly before the call returns.
    void plan(const actions::Actor& actor,
              schema::ActionRequest request,
              std::function<void(Result<schema::Plan>)> done);
    void confirm(const actions::Actor& actor,
                 schema::Confirmation confirmation,
                 std::function<void(Result<schema::ActionRecord>)> done);
    void cancel(const actions::Actor& actor,
                const std::string& action,
                std::function<void(Result<schema::ActionRecord>)> done);

    /// As this agent runs or ran it, else as last agreed, whoever ran it. Errors: NotFound.
    [[nodiscard]] Result<schema::ActionRecord> action(const std::string& id) const;

    [[nodiscard]] std::vector<schema::ActionRecord> actions() const { return actions_.records(); }

    [[nodiscard]] std::vector<schema::ActionInfo> offers() const { return offers(view()); }

    /// Something of the agreement is another: a record was added, the leader, current(),
    /// problem(). It is read then; calling it too often changes nothing.
    void agreementMoved();

    /// A step that agent `from` asks for. While the agreement is not current() it waits until it
    /// is. Errors through `done`: InvalidInput, NotFound (no such concept), Conflict (another
    /// action runs; what was agreed since does not want it any more), Unavailable (another start of
    /// this agent was asked; no leader was heard within the limit: in both nothing was run),
    /// Timeout (also: it waited while this process was frozen), LimitExceeded, the concept's own.
    void runRemote(const std::string& from,
                   const RemoteCommand& command,
                   std::function<void(Result<std::string>)> done);

    /// Takes a spec that is to be applied; as SpecDesk::stage.
    [[nodiscard]] Result<schema::SpecStaging> stageSpec(const std::string& who,
                                                        const std::string& from,
                                                        const std::string& text);

    [[nodiscard]] const SpecDesk& specs() const { return specs_; }

    /// The agreement may hold other specs: steps that wait for one go on, offers may differ.
    void specsMoved();

    /// Writes an audit line; where that fails an event says so.
    void audit(const schema::AuditEntry& entry);

    /// Records and streams something that the agent itself has to say.
    void tell(schema::Event event) { perform(EmitEvent{std::move(event)}); }

    [[nodiscard]] schema::ClusterView view() const;

    [[nodiscard]] const cluster::Machine& cluster() const { return *cluster_; }

    [[nodiscard]] bool revoked(const std::string& serial) const
    {
        return cluster_->revoked(serial);
    }

private:
    using Outcome = std::function<void(Result<std::string>)>;

    /// A command of a step, from here or from another agent.
    struct Remote {
        std::string from;
        std::string id;
        std::uint64_t fence = 0; ///< the highest that asked for it
        Instant limit{};
        std::optional<RemoteCommand> held; ///< until the agreement is current
        std::optional<Result<std::string>> answer;
        bool overdue = false; ///< `answer` only says that the limit has passed
        std::vector<Outcome> waiting;
    };

    template <class M>
    [[nodiscard]] TypedPort<M>& typed()
    {
        return static_cast<TypedPort<M>&>(*port(M::Name));
    }

    [[nodiscard]] Port* port(std::string_view name) const;
    [[nodiscard]] actions::DraftSource draftSource();
    [[nodiscard]] cluster::NodeSource nodeSource();
    void post(std::function<void()> work);
    void carryOut(Port& from, const EmitEvent& effect);
    void carryOut(Port& from, const StatusChanged& effect);
    void carryOut(Port& from, const CommandFinished& effect);
    void carryOut(Port& from, const CommandProgressed& effect);
    void carryOut(Port& from, const PublishSeries& effect);
    void carryOut(Port& from, const PublishSamples& effect);
    void carryOut(Port& from, const PublishMeasures& effect);
    void carryOut(Port& from, const PeerMessage& effect);
    void carryOut(Port& from, const TaskStops& effect);
    void carryOut(Port& from, const Persist& effect);
    void carryOut(Port& from, const EndSessions& effect);

    void feedActions(actions::Machine::Input input);
    void perform(const actions::PlanAnswered& effect);
    void perform(const actions::RecordAnswered& effect);
    void perform(const actions::Append& effect);
    void perform(const actions::RunStep& effect);
    void perform(const actions::RecordChanged& effect);
    void perform(const actions::Audit& effect);
    void perform(const EmitEvent& effect);
    void append(schema::RecordKind kind,
                schema::RawJson body,
                std::function<void(const Result<std::uint64_t>&)> done);
    void readAgreed();
    void runCommand(const std::string& from, const RemoteCommand& command, Outcome done);
    void begin(const RemoteCommand& command);
    void auditCommand(const std::string& from,
                      const RemoteCommand& command,
                      const std::optional<Error>& refused);
    void judgeHeld();
    void commandsOverdue(Instant now);
    [[nodiscard]] Remote* remote(std::string_view id);
    static void answerRemote(Remote& remote, const Result<std::string>& outcome);
    [[nodiscard]] std::optional<Error> refusalOf(const std::string& from,
                                                 const RemoteCommand& command) const;
    [[nodiscard]] std::optional<Error> overtaken(const std::string& from,
                                                 const RemoteCommand& command) const;
    [[nodiscard]] bool makeRoom(std::string_view action);
    [[nodiscard]] Duration frozenFor() const;
    void publishReports();
    void publishOffers();
    void offersMayDiffer();
    [[nodiscard]] std::vector<schema::ActionInfo> offers(const schema::ClusterView& view) const;
    void beat(Instant now);
    void giveView(Instant now);
    void mapMoved(std::string_view ofConcept);
    void giveFollowers();

    template <class T>
    void giveAll(const T& input)
    {
        for (const auto& port : ports_) {
            port->give(input);
        }
    }

    void tickNode();
    [[nodiscard]] schema::ConceptReports ownReports() const;

    Self self_;
    Birth birth_;
    Surroundings& outside_;
    schema::Agreement& agreement_;
    SpecDesk specs_;
    events::Machine stream_;
    std::vector<std::unique_ptr<Port>> ports_;
    const cluster::Machine* cluster_ = nullptr;
    actions::Machine actions_;
    std::set<const Port*> dirty_; ///< whose report may have changed
    Instant lastReports_{};
    Instant lastOffers_{};
    std::optional<Instant> offersDue_; ///< when to look whether they changed
    std::set<Port*> followers_;        ///< who waits for a view before the heartbeat
    std::optional<Instant> viewDue_;   ///< when they get it
    Instant lastView_{};
    std::optional<Instant> nextHeartbeat_;
    Instant thawed_{};             ///< when a late heartbeat showed that the process had not run
    Duration frozen_{};            ///< for how long, then
    std::uint64_t nextRecord_ = 0; ///< of the agreement, not read yet
    std::uint64_t lastRequest_ = 0;
    std::map<std::uint64_t, std::function<void(Result<schema::Plan>)>> planning_;
    std::map<std::uint64_t, std::function<void(Result<schema::ActionRecord>)>> confirming_;
    std::deque<Remote> remotes_;
    bool auditBroken_ = false; ///< told already
    std::deque<std::function<void()>> work_;
    bool working_ = false;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true); ///< for answers that come too late
};

} // namespace bafar::node
