#pragma once
// Steps that this agent carries out for actions about the spec and the group.
//
// Each command is held against what this agent knows at that moment: a plan may be older than what
// it rests on. What remains is an append to the agreement, an order for the driver, or a wait until
// this agent has, or runs, a revision; each is answered once. core/schema/group_order.h says what
// each order is. Pure; one owner, one thread.
#include <map>
#include <set>
#include <variant>
#include <vector>

#include "agents/cluster/facts.h"

namespace bafar::cluster {

class Orders {
public:
    using Effect = std::variant<Persist, GroupOrder, CommandFinished>;
    using Effects = std::vector<Effect>;

    static constexpr std::size_t WaitingMax = 64; ///< then refused
    static constexpr Duration WaitLimit = std::chrono::seconds(30);

    /// A command without revoke. Answered by CommandFinished with this id.
    void begin(const schema::cluster::Command& command,
               const std::string& id,
               const Facts& facts,
               Instant now,
               Effects& out);

    /// False: it is the answer to somebody else's Persist.
    bool persisted(const Persisted& input, Effects& out);

    void done(const OrderDone& input, Effects& out);

    /// This agent cannot use what is in force.
    void specNotUsed(const SpecNotUsed& input, Effects& out);

    /// What waits may go on: another agent was heard, the spec moved, or time passed.
    void look(const Facts& facts, Instant now, Effects& out);

    [[nodiscard]] bool waiting() const { return !waiting_.empty(); }

    [[nodiscard]] std::optional<Deadline> deadline() const;

private:
    struct Waiting {
        schema::cluster::Command command; ///< checkSpec, awaitSpec or admit
        Instant limit{};
    };

    struct Append {
        std::string finished; ///< what to say when it is agreed
        bool takesBack = false;
    };

    using Answer = std::optional<Result<std::string>>; ///< nothing: it is under way

    [[nodiscard]] Answer carryOut(const schema::cluster::Command& command,
                                  const std::string& id,
                                  const Facts& facts,
                                  Effects& out);
    [[nodiscard]] Answer propose(const schema::cluster::ProposeSpec& order,
                                 const std::string& id,
                                 const Facts& facts,
                                 Effects& out);
    [[nodiscard]] Answer use(const schema::cluster::UseSpec& order,
                             const std::string& id,
                             const Facts& facts,
                             Effects& out);
    void append(schema::SpecChange change,
                const std::string& id,
                const Facts& facts,
                std::string finished,
                Effects& out);
    void order(const schema::cluster::Command& command,
               const std::string& id,
               const Facts& facts,
               Effects& out);
    [[nodiscard]] Answer look(const schema::cluster::Command& command,
                              const std::string& id,
                              const Facts& facts,
                              Effects& out);

    std::map<std::string, Append> appends_;  ///< under way, by command id
    std::set<std::string> ordered_;          ///< command ids at the driver
    std::map<std::string, Waiting> waiting_; ///< by command id
};

} // namespace bafar::cluster
