#pragma once
// Keeps the records of the services' changes, and has those agreed on that were not made through
// Bafar.
//
// Theory: what Bafar changed is in the agreed records of its actions; book.h derives the rest. The
// agents' leader proposes a slot for each change that watch.h finds; the slot's key is the service
// and the version of its spec, so that two leaders cannot record one change twice. Every agent
// watches and keeps what it found for a while, so that a change made while the lead changes hands
// is not missed. It has no driver: all it needs is fed by the node. Quiet where the spec has no
// services. Pure; one owner, one thread.
#include <deque>
#include <set>
#include <variant>

#include "agents/concept.h"
#include "agents/deployment/book.h"
#include "agents/deployment/watch.h"
#include "agents/wall_anchor.h"

namespace bafar::deployment {

class Machine {
public:
    using Config = contract::Config;
    using Status = contract::Status;
    using Command = contract::Command;
    using Input = std::variant<WallClockRead, AgreedMoved, ViewRead, Persisted>;
    using Effect = std::variant<EmitEvent, StatusChanged, CommandFinished, Persist>;
    using Effects = std::vector<Effect>;

    static constexpr std::string_view Name = contract::Name;
    static constexpr std::size_t OutsideKept = 200; ///< in slots; the oldest are cleared
    static constexpr std::size_t FoundMax = 50;     ///< not agreed on yet
    static constexpr Duration FoundFor = std::chrono::minutes{2};
    static constexpr Duration AskAfter = std::chrono::seconds{2}; ///< the log may bring its author
    static constexpr Duration AskAgain = std::chrono::seconds{5};

    explicit Machine(Self self);

    [[nodiscard]] Effects handle(const Input& input, Instant now);

    [[nodiscard]] Effects tick(Instant) { return {}; }

    /// None: heartbeats and agreed records move it.
    [[nodiscard]] std::optional<Deadline> deadline() const { return std::nullopt; }

    [[nodiscard]] Effects configure(const schema::Spec& spec, Instant now);
    [[nodiscard]] Effects command(const Command& command, const std::string& id, Instant now);
    [[nodiscard]] Status status(Instant now) const;

    /// Where services are watched, it looks who changes them.
    [[nodiscard]] bool readsView() const { return active_; }

    /// Nothing: what is changed is the services' own.
    [[nodiscard]] schema::Presence presence(Instant) const { return {}; }

    /// None: a change is undone by an action of the services concept.
    [[nodiscard]] std::vector<schema::ActionInfo> offers(const schema::ClusterView&) const
    {
        return {};
    }

    [[nodiscard]] Result<schema::Draft> draft(const schema::ActionRequest& request,
                                              const schema::ClusterView& view) const;
    [[nodiscard]] schema::Condition judge(const schema::Condition& condition,
                                          const schema::ClusterView& view) const;

private:
    /// A change not through Bafar that is not agreed on yet.
    struct Found {
        contract::Deployment record;
        Instant since{};
        Instant askAt{};
    };

    void on(const WallClockRead& input, Instant now, Effects& out);
    void on(const AgreedMoved& input, Instant now, Effects& out);
    void on(const ViewRead& input, Instant now, Effects& out);
    void on(const Persisted& input, Instant now, Effects& out);

    void readLeader(const schema::ClusterView& view, Instant now);
    void propose(Instant now, Effects& out);
    void tellOutside(const AgreedSlot& slot, Effects& out) const;
    void tell(Effects& out);

    Self self_;
    bool active_ = false; ///< the spec has services
    Config config_;
    Book book_;
    Watch watch_;
    std::string leader_; ///< of the Swarm, and what it last said
    std::string said_;
    bool leads_ = false; ///< the agents' group
    std::deque<Found> found_;
    std::set<std::string> clearing_; ///< slots that are being cleared
    WallAnchor wall_;
    Status status_;
};

} // namespace bafar::deployment
