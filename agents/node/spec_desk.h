#pragma once
// The cluster specs that an agent has at hand: the one it runs, those that were agreed, and texts
// that people brought to be applied.
//
// A text is staged by PUT /v1/spec after a full check, and the action cluster.apply_spec takes it
// from here; nothing else becomes of it. At most StagedMax are kept, the oldest goes first; a
// restart forgets them, and their files are where their operators have them. Pure; one owner, one
// thread.
#include <deque>

#include "agents/cluster/values.h"
#include "core/schema/spec_answers.h"

namespace bafar::node {

class SpecDesk {
public:
    static constexpr std::size_t StagedMax = 8;

    /// `agreement` outlives the desk.
    SpecDesk(Self self, const schema::Agreement& agreement)
        : self_(std::move(self))
        , agreement_(agreement)
    {
    }

    /// The spec that runs here from now on.
    void configured(schema::Spec spec) { running_ = std::move(spec); }

    [[nodiscard]] const schema::Spec& running() const { return running_; }

    /// The agreed revision; before one was agreed, the one that runs here.
    [[nodiscard]] std::string inForce() const;

    [[nodiscard]] schema::SpecHistory history() const;

    /// The text of a revision that is agreed on, runs here, or is staged. Errors: NotFound.
    [[nodiscard]] Result<std::string> text(const std::string& revision) const;

    /// The same, read. Errors: NotFound, InvalidInput (the first problem, and how many).
    [[nodiscard]] Result<schema::Spec> read(const std::string& revision) const;

    /// Whether this agent would take it. Errors: as read(); InvalidInput.
    [[nodiscard]] Result<void> check(const std::string& revision) const;

    /// Keeps a text that is based on `from`, or on whatever is in force ("*"). With problems it is
    /// not kept. Errors: Conflict (another revision is in force; what changed meanwhile), but not
    /// for a text with problems.
    [[nodiscard]] Result<schema::SpecStaging> stage(const std::string& who,
                                                    WallTime at,
                                                    const std::string& from,
                                                    const std::string& text);

    [[nodiscard]] const std::deque<cluster::StagedSpec>& staged() const { return staged_; }

    /// What the cluster machine asks of the desk; weighing and owners are the node's.
    [[nodiscard]] cluster::NodeSource source() const;

private:
    Self self_;
    const schema::Agreement& agreement_;
    schema::Spec running_;
    std::deque<cluster::StagedSpec> staged_; ///< newest last
};

} // namespace bafar::node
