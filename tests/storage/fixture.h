#pragma once
// What the storage tests share: captured answers of gluster 10, a machine with its driver played by
// the test, and statuses for views.
#include <map>
#include <string>
#include <vector>

#include "agents/storage/gluster.h"
#include "agents/storage/machine.h"
#include "core/schema/spec.h"

namespace bafar::test {

/// A captured answer, "healthy/pool_list": three nodes, volume "shared", replica 3.
storage::Reply captured(const std::string& name);

/// Nodes n1, n2, n3 at 192.0.2.1 to 3; `storageSection` is indented YAML below "storage:".
schema::Spec specOf(const std::string& storageSection = "  volumes: [{name: shared}]\n");

/// A machine whose questions the test answers from a folder of captured answers.
class Played {
public:
    explicit Played(const std::string& node = "n1", const schema::Spec& spec = specOf());

    /// Answers every question that is asked, until none is left.
    void answerAll(const std::string& folder = "healthy");

    /// The next whole round, answered from `folder`.
    void round(const std::string& folder = "healthy");

    /// Moves time on and ticks where it is due, without answering.
    void advance(Duration time);

    /// What a heartbeat says of the others: the nodes that are heard, with their statuses.
    void hear(const std::map<std::string, schema::storage::Status>& others);

    void feed(const storage::Machine::Input& input);

    [[nodiscard]] schema::storage::Status status() const { return machine.status(now); }

    /// "storage/shared OK; storage/shared/n1 OK; ...": every entity with its state.
    [[nodiscard]] std::string map() const;

    /// Kinds of the events since the last call, in order.
    [[nodiscard]] std::vector<std::string> events();

    /// Questions asked since the last call: "pool", "status", "heal shared", "mount shared 7".
    [[nodiscard]] std::vector<std::string> questions();

    storage::Machine machine;
    Instant now{std::chrono::hours(1)};
    schema::storage::MountFound mount;              ///< what every look at a mount finds
    std::map<storage::Topic, storage::Miss> misses; ///< topics that are not answered, and why
    bool silent = false;                            ///< no question is answered at all
    std::vector<storage::Machine::Effect> effects;  ///< all, in order
    std::vector<storage::Ask> open;

private:
    void take(const storage::Machine::Effects& given);
    [[nodiscard]] storage::Heard<storage::Facts> answerTo(const storage::Question& question,
                                                          const std::string& folder) const;

    std::size_t toldEvents_ = 0;
    std::size_t toldQuestions_ = 0;
};

/// The status of a node whose glusterd answers and that wrote this mark.
schema::storage::Status readyStatus(std::uint64_t round = 0);

/// As n1 sees it: n1 asks for the cluster and says this.
schema::ClusterView viewWith(const schema::storage::Status& status);

} // namespace bafar::test
