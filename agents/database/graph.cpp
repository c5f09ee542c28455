// It is larger than the budget because all faults of one graph are read together.
#include "agents/database/graph.h"

#include <algorithm>
#include <map>
#include <set>

#include "agents/database/divergence.h"
#include "agents/database/judge.h"
#include "core/base/text.h"

namespace bafar::database {

namespace {

namespace contract = schema::database;
using contract::Channel;
using contract::Thread;
using schema::State;

std::string andText(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    }
    return text;
}

class Judge {
public:
    Judge(const contract::Config& config, const schema::ClusterView& view)
        : config_(config)
    {
        for (const contract::ServerConfig& server : config.servers) {
            hear(server.node, view);
        }
    }

    Graph judged()
    {
        for (const GraphMember& member : graph_.members) {
            for (const Channel& channel : member.status.channels) {
                if (!channel.sourceNode.empty()) {
                    followers_[channel.sourceNode].push_back(member.node);
                }
            }
        }
        choosePrimary();
        judgeWriters();
        judgeCycles();
        judgePrimaries();
        judgeServerIds();
        for (const GraphMember& member : graph_.members) {
            for (const Channel& channel : member.status.channels) {
                judgeChannel(member, channel);
            }
        }
        judgeSize();
        std::stable_sort(graph_.findings.begin(), graph_.findings.end(),
                         [](const GraphFinding& left, const GraphFinding& right) {
                             return left.state != right.state &&
                                    schema::worse(left.state, right.state) == left.state;
                         });
        return std::move(graph_);
    }

private:
    void hear(const std::string& name, const schema::ClusterView& view)
    {
        GraphMember member;
        member.node = name;
        const auto node = view.nodes.find(name);
        const bool live =
            node != view.nodes.end() && (node->second.self || node->second.state == State::Ok);
        std::optional<contract::Status> status =
            live ? view.status<contract::Status>(name, std::string(contract::Name)) : std::nullopt;
        member.heard = status && status->cause == contract::Cause::Answered &&
                       status->state != State::Stale && status->state != State::Unknown;
        if (member.heard) {
            member.status = std::move(*status);
            if (member.status.readOnly == false) {
                graph_.writers.push_back(name);
            }
        } else {
            graph_.unheard.push_back(name);
        }
        graph_.members.push_back(std::move(member));
    }

    void add(Fault fault,
             State state,
             std::string text,
             std::vector<std::string> nodes,
             bool certain = true)
    {
        graph_.findings.push_back({fault, state, certain, std::move(text), std::move(nodes)});
    }

    /// Servers that others follow and that follow nobody of ours.
    [[nodiscard]] std::vector<std::string> roots() const
    {
        std::vector<std::string> roots;
        for (const auto& [source, all] : followers_) {
            const GraphMember* member = graph_.find(source);
            if (member != nullptr && member->status.channels.empty()) {
                roots.push_back(source);
            }
        }
        return roots;
    }

    void choosePrimary()
    {
        const std::vector<std::string> candidates = roots();
        if (candidates.size() == 1) {
            graph_.primary = candidates.front();
        } else if (candidates.empty() && graph_.writers.size() == 1) {
            graph_.primary = graph_.writers.front();
        }
    }

    void judgeWriters()
    {
        if (graph_.writers.size() > 1) {
            add(Fault::TwoWriters, State::Failed,
                andText(graph_.writers) +
                    " can all be written to: what is written to both will never agree; set "
                    "read_only = ON on all but the primary" +
                    (graph_.primary.empty() ? "" : ", " + graph_.primary),
                graph_.writers);
        }
        if (!graph_.writers.empty() || graph_.members.empty()) {
            return;
        }
        std::vector<std::string> whom;
        if (!graph_.primary.empty()) {
            whom = {graph_.primary};
        } else {
            for (const GraphMember& member : graph_.members) {
                whom.push_back(member.node);
            }
        }
        if (graph_.unheard.empty()) {
            add(Fault::NoWriter, State::Failed,
                "no server can be written to: read_only is ON on all of them; set it OFF on the "
                "primary" +
                    (graph_.primary.empty() ? "" : ", " + graph_.primary),
                whom);
        } else {
            add(Fault::NoWriter, State::Unknown,
                "no server that is heard can be written to; not heard: " + andText(graph_.unheard),
                whom, false);
        }
    }

    /// True when `to` is reached from `from` by going to sources.
    [[nodiscard]] bool reaches(const std::string& from,
                               const std::string& to,
                               std::set<std::string>& seen) const
    {
        const GraphMember* member = graph_.find(from);
        if (member == nullptr || !seen.insert(from).second) {
            return false;
        }
        return std::any_of(member->status.channels.begin(), member->status.channels.end(),
                           [&](const Channel& channel) {
                               return channel.sourceNode == to ||
                                      (!channel.sourceNode.empty() &&
                                       reaches(channel.sourceNode, to, seen));
                           });
    }

    void judgeCycles()
    {
        std::vector<std::string> circle;
        for (const GraphMember& member : graph_.members) {
            std::set<std::string> seen;
            if (reaches(member.node, member.node, seen)) {
                circle.push_back(member.node);
            }
        }
        if (!circle.empty()) {
            add(Fault::Cycle, State::Failed,
                andText(circle) + " replicate in a circle: no fail-over can tell who is the "
                                  "primary; end it with STOP SLAVE and RESET SLAVE ALL on the one "
                                  "that is to be the primary",
                circle);
        }
    }

    void judgePrimaries()
    {
        const std::vector<std::string> all = roots();
        if (all.size() < 2) {
            return;
        }
        std::vector<std::string> texts;
        for (const std::string& root : all) {
            texts.push_back(root + " (followed by " + andText(followers_.at(root)) + ")");
        }
        add(Fault::TwoPrimaries, State::Failed,
            "there are several primaries: " + andText(texts) +
                "; point all replicas at one of them",
            all);
    }

    void judgeServerIds()
    {
        std::map<std::uint64_t, std::vector<std::string>> byId;
        for (const GraphMember& member : graph_.members) {
            if (member.heard) {
                byId[member.status.serverId].push_back(member.node);
            }
        }
        for (const auto& [id, nodes] : byId) {
            if (nodes.size() > 1) {
                add(Fault::SameServerId, State::Failed,
                    andText(nodes) + " have the same server_id, " + std::to_string(id) +
                        ": replicas throw each other out and GTIDs lose their meaning; give each "
                        "its own",
                    nodes);
            }
        }
    }

    void judgeChannel(const GraphMember& member, const Channel& channel)
    {
        const bool runs = channel.io == Thread::Yes && channel.sql == Thread::Yes;
        if (!runs) {
            add(Fault::Stopped, State::Failed,
                member.node + ": replication from " + sourceText(channel) + " " + channel.problem,
                {member.node});
        }
        const GraphMember* source =
            channel.sourceNode.empty() ? nullptr : graph_.find(channel.sourceNode);
        if (source == nullptr) {
            add(Fault::StrangeSource, State::Degraded,
                member.node + " replicates from " + sourceText(channel) +
                    ", which is no server of the spec: nobody watches it, and no fail-over "
                    "reaches it",
                {member.node});
        } else if (source->heard) {
            compare(member, channel, *source);
        }
    }

    /// Who may have written what reaches `member` through `source`.
    [[nodiscard]] bool isUpstream(const GraphMember& source, std::uint64_t serverId) const
    {
        return std::any_of(
            graph_.members.begin(), graph_.members.end(), [&](const GraphMember& other) {
                std::set<std::string> seen;
                return other.heard && other.status.serverId == serverId &&
                       (other.node == source.node || reaches(source.node, other.node, seen));
            });
    }

    void compare(const GraphMember& member, const Channel& channel, const GraphMember& source)
    {
        const auto replica = replication::readGtids(member.status.gtidCurrent);
        const auto theirs = replication::readGtids(source.status.gtidCurrent);
        const auto state = replication::readGtids(source.status.gtidState);
        if (!replica || !theirs) {
            return;
        }
        const bool receives = channel.io == Thread::Yes;
        const bool caughtUp = channel.lag == Duration{};
        for (const Divergence& one :
             divergences(*replica, *theirs, state.value_or(std::vector<replication::Gtid>()))) {
            if (one.what == Difference::Missing) {
                if (receives && caughtUp) {
                    add(Fault::DomainGap, State::Degraded,
                        member.node + " follows " + source.node + ", but " + one.text() +
                            ": look at its Replicate_Do_Domain_Ids and gtid_slave_pos",
                        {member.node});
                }
                continue;
            }
            const bool onlyLater = one.what != Difference::OwnWay && receives &&
                                   isUpstream(source, one.replica.server);
            if (!onlyLater) {
                add(Fault::Diverged, State::Failed,
                    member.node + " went its own way from " + source.node + ": " + one.text() +
                        "; do not promote it, and rebuild it from " + source.node,
                    {member.node});
            }
        }
    }

    void judgeSize()
    {
        if (config_.promise == contract::Promise::NoLoss && !config_.servers.empty() &&
            config_.servers.size() < 3) {
            add(Fault::TooFewServers, State::Degraded,
                "the promise to lose nothing needs three servers: with " +
                    std::to_string(config_.servers.size()) +
                    ", commits wait as soon as one is lost",
                {});
        }
    }

    const contract::Config& config_;
    Graph graph_;
    std::map<std::string, std::vector<std::string>> followers_; ///< by source, heard ones
};

} // namespace

const GraphMember* Graph::find(const std::string& node) const
{
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&node](const GraphMember& one) { return one.node == node; });
    return found == members.end() ? nullptr : &*found;
}

Graph judgeGraph(const contract::Config& config, const schema::ClusterView& view)
{
    return Judge(config, view).judged();
}

} // namespace bafar::database
