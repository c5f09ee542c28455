// How the spec of a simulated cluster is changed: a text is staged, and runs once it is in force.
#include "agents/node/node.h"
#include "agents/sim/cluster.h"
#include "agents/sim/site.h"
#include "agents/sim/site_spec.h"

namespace bafar::sim {

Result<schema::SpecStaging> SimCluster::stageSpec(const std::string& node,
                                                  const std::string& base,
                                                  const std::string& text,
                                                  const actions::Actor& actor)
{
    Result<schema::SpecStaging> answer = fail(Code::Unavailable, node + " did not answer");
    const Result<void> asked =
        visit(node, [&](node::Node& agent) { answer = agent.stageSpec(actor.text(), base, text); });
    return asked ? answer : tl::unexpected(asked.error());
}

/// What an agent's log puts in force runs there a moment later, as a real agent's driver sees to.
void SimCluster::followSpecs()
{
    for (std::size_t index = 0; index < site_->size(); ++index) {
        Host& host = site_->host(index);
        const std::vector<schema::SpecRevision> agreed = host.agreement().specHistory();
        if (!host.running() || host.stalled() || agreed.empty() ||
            agreed.back().revision == schema::specRevision(host.spec().text())) {
            continue;
        }
        const auto text = host.agreement().specText(agreed.back().revision);
        if (text == nullptr) {
            continue;
        }
        Result<schema::Spec> spec = readSpec(*text);
        if (spec) {
            host.configure(std::move(*spec));
            host.enter([&host] { host.node()->specsMoved(); });
        }
    }
}

} // namespace bafar::sim
