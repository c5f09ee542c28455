#pragma once
// The cluster machine of n1 in a group of agents, with specs that a test gives it: for its actions,
// their conditions and their steps.
#include <QStringList>

#include "tests/cluster/member.h"

namespace bafar::test {

class Fleet : public Member {
public:
    Fleet();

    /// Specs by revision; the one in force, and those staged and kept.
    std::map<std::string, std::string> texts;
    std::string inForce; ///< at first that of n1, n2 and n3
    std::vector<cluster::StagedSpec> staged;
    std::vector<schema::SpecRevision> history;
    std::string refusal; ///< why this agent would not take any; empty: it would

    /// What n1's driver says of the group.
    schema::cluster::AgreementStatus group;

    /// A text under a revision of its own.
    [[nodiscard]] static std::string specText(const std::vector<std::string>& nodes,
                                              const std::string& more = {});

    /// Puts a text in force, as agreed by sara, and runs it here; its revision.
    std::string use(const std::string& text);

    /// Stages a text that is based on this revision; empty: on the one in force. Its revision.
    std::string stage(const std::string& text, const std::string& from = {});

    /// n1 leads these members; each "n2" or "n2=standby". Every one that is heard says so, too.
    void lead(const QStringList& members, const std::string& leader = "n1");

    /// A node's agent says this of the group and of its spec.
    void hearStanding(const std::string& node, schema::cluster::AgreementStatus standing);

    /// A node's agent is in a group of itself alone; `waits`: it gave that up.
    void hearAlone(const std::string& node, std::uint64_t number, bool waits = false);

    /// The driver speaks again.
    void seen() { feed(cluster::GroupSeen{group}); }

    [[nodiscard]] Result<schema::Draft> draft(const std::string& action,
                                              std::map<std::string, std::string> parameters,
                                              const std::string& reason = {}) const;

    /// A condition of this concept as it looks now.
    [[nodiscard]] schema::Condition judge(const std::string& check,
                                          std::map<std::string, std::string> arguments) const;

    /// The names of the actions that are offered, each once.
    [[nodiscard]] QStringList offered() const;

    [[nodiscard]] static std::uint64_t numberOf(const std::string& node);
    [[nodiscard]] static schema::Member memberFrom(const QString& text);

    std::map<std::string, std::string> revisions; ///< what each node runs; absent: what is in force
};

/// "n2: n2 checks it [undo]" for every step.
[[nodiscard]] QStringList stepsOf(const schema::Draft& draft);

/// "pass a majority is heard", "FAIL ...", "unknown ..."; "(blocks not)" behind those that do not.
[[nodiscard]] QStringList conditionsOf(const std::vector<schema::Condition>& conditions);

/// "survives: ..." for every consequence.
[[nodiscard]] QStringList consequencesOf(const schema::Draft& draft);

} // namespace bafar::test
