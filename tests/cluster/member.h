#pragma once
// The cluster machine of n1 in a cluster of n1, n2 and n3, driven by hand on virtual time.
#include "agents/cluster/machine.h"

namespace bafar::test {

class Member {
public:
    static constexpr WallTime Start{1'800'000'000'000};

    Member();

    cluster::Machine machine;
    Instant now{};
    std::string boot = "boot1"; ///< of the peers that are heard
    std::vector<cluster::Machine::Effect> effects;

    void feed(const cluster::Machine::Input& input);

    /// Moves time on, ticking at every deadline on the way; collects all effects.
    void pass(Duration by);

    void configure(const std::vector<std::string>& nodes);

    /// A heartbeat, or a report when a concept is named.
    void hear(const std::string& node,
              const std::string& conceptName = {},
              const std::string& status = {});

    void command(const schema::cluster::Command& command, const std::string& id);

    [[nodiscard]] schema::cluster::Peer peer(const std::string& node) const;

    [[nodiscard]] schema::ClusterView view() const { return machine.buildView({}, now); }

    /// Kinds of the events of the last call.
    [[nodiscard]] std::vector<std::string> events() const;

    template <class T>
    [[nodiscard]] std::vector<T> all() const
    {
        std::vector<T> found;
        for (const auto& effect : effects) {
            if (const T* one = std::get_if<T>(&effect)) {
                found.push_back(*one);
            }
        }
        return found;
    }
};

} // namespace bafar::test
