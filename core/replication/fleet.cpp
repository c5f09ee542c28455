#include "core/replication/fleet.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "core/base/natural.h"

namespace bafar::replication {
namespace {

namespace contract = schema::database;
using schema::State;

Place placeOf(const contract::Status& status)
{
    return {readGtids(status.gtidCurrent).value_or(std::vector<Gtid>()),
            readGtids(status.gtidState).value_or(std::vector<Gtid>()), status.serverId};
}

bool receives(const contract::Status& status)
{
    return std::any_of(status.channels.begin(), status.channels.end(),
                       [](const auto& one) { return one.io == contract::Thread::Yes; });
}

Flow flowOf(const Word& word, const contract::Channel& channel)
{
    if (!isLive(word)) {
        return Flow::Unknown;
    }
    if (channel.sql != contract::Thread::Yes || channel.io == contract::Thread::No) {
        return Flow::Stopped;
    }
    if (channel.io == contract::Thread::Connecting) {
        return Flow::Connecting;
    }
    return word.status->semiSync.replicaActive ? Flow::Awaited : Flow::Runs;
}

/// Who a channel's source is: one of our nodes, or HOST:PORT.
std::string sourceTitle(const contract::Channel& channel)
{
    return channel.sourceNode.empty()
               ? channel.sourceHost + ":" + std::to_string(channel.sourcePort)
               : channel.sourceNode;
}

using WordsByNode = std::map<std::string, const Word*, NaturalOrder>;

/// The words by node, and the way from each server along its first source.
class Reader {
public:
    explicit Reader(const std::vector<Word>& words)
    {
        for (const Word& word : words) {
            if (word.status != nullptr && word.status->state != State::NotMonitored) {
                words_.emplace(word.node, &word);
            }
        }
    }

    [[nodiscard]] const WordsByNode& words() const { return words_; }

    [[nodiscard]] const Word* find(const std::string& node) const
    {
        const auto found = words_.find(node);
        return found == words_.end() ? nullptr : found->second;
    }

    /// The sources of a server, nearest first, up to the first that was there already.
    [[nodiscard]] std::vector<std::string> wayOf(const std::string& node) const
    {
        std::vector<std::string> way;
        std::set<std::string> seen{node};
        for (std::string at = sourceOf(node); !at.empty(); at = sourceOf(at)) {
            way.push_back(at);
            if (!seen.insert(at).second) {
                break;
            }
        }
        return way;
    }

    /// True where it replicates from a server that is not one of ours.
    [[nodiscard]] bool hasStranger(const std::string& node) const
    {
        const Word* word = find(node);
        return word != nullptr &&
               std::any_of(word->status->channels.begin(), word->status->channels.end(),
                           [](const auto& one) { return one.sourceNode.empty(); });
    }

private:
    /// The first of ours; empty: there is none.
    [[nodiscard]] std::string sourceOf(const std::string& node) const
    {
        if (const Word* word = find(node)) {
            for (const contract::Channel& channel : word->status->channels) {
                if (!channel.sourceNode.empty()) {
                    return channel.sourceNode;
                }
            }
        }
        return {};
    }

    WordsByNode words_;
};

Server serverOf(const Reader& reader, const Word& word)
{
    const contract::Status& status = *word.status;
    Server server;
    server.node = server.title = word.node;
    server.state = stateOf(word);
    server.reason = reasonOf(word);
    server.live = isLive(word);
    server.role = status.role;
    server.readOnly = status.readOnly;
    server.gtid = status.gtidCurrent;
    for (const contract::Channel& channel : status.channels) {
        if (channel.lag && (!server.lag || *server.lag < *channel.lag)) {
            server.lag = channel.lag;
        }
    }
    const std::vector<std::string> way = reader.wayOf(word.node);
    server.inCircle = std::find(way.begin(), way.end(), word.node) != way.end();
    if (server.inCircle) {
        return server;
    }
    const std::string root = way.empty() ? word.node : way.back();
    // Up to the root, or to the first of a circle.
    const auto steps = std::find(way.begin(), way.end(), root) - way.begin();
    server.tier = way.empty() ? 0 : static_cast<std::size_t>(steps) + 1;
    server.tier += reader.hasStranger(root) ? 1 : 0;
    if (way.empty() || std::count(way.begin(), way.end(), root) > 1) {
        return server; // a primary, or behind a circle
    }
    server.follows = root;
    const Word* primary = reader.find(root);
    if (server.live && primary != nullptr && isLive(*primary)) {
        server.gap = gapOf(placeOf(status), placeOf(*primary->status), receives(status));
    }
    return server;
}

/// The place of a channel's source, which is added where it is not there yet; nothing: no room.
std::optional<std::size_t> sourceIn(Fleet& fleet, const contract::Channel& channel)
{
    const std::string title = sourceTitle(channel);
    for (std::size_t i = 0; i < fleet.servers.size(); ++i) {
        const Server& server = fleet.servers[i];
        if (server.title == title && server.node == channel.sourceNode) {
            return i;
        }
    }
    if (fleet.servers.size() >= ServersMax) {
        return std::nullopt;
    }
    Server source;
    source.title = title;
    source.node = channel.sourceNode;
    source.state = channel.sourceNode.empty() ? State::NotMonitored : State::Unknown;
    fleet.servers.push_back(std::move(source));
    return fleet.servers.size() - 1;
}

void addLinks(Fleet& fleet, const Word& word, std::size_t replica)
{
    for (const contract::Channel& channel : word.status->channels) {
        const std::optional<std::size_t> source = sourceIn(fleet, channel);
        if (!source || *source == replica) {
            continue;
        }
        if (fleet.links.size() == LinksMax) {
            ++fleet.linksLeftOut;
        } else {
            fleet.links.push_back({*source, replica, flowOf(word, channel), channel.lag});
        }
    }
}

/// Puts the servers in order; the links keep pointing at theirs.
void sortByTier(Fleet& fleet)
{
    std::vector<std::size_t> order(fleet.servers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&fleet](std::size_t a, std::size_t b) {
        return fleet.servers[a].tier < fleet.servers[b].tier;
    });
    std::vector<Server> sorted;
    std::vector<std::size_t> now(order.size());
    for (const std::size_t before : order) {
        now[before] = sorted.size();
        sorted.push_back(std::move(fleet.servers[before]));
    }
    fleet.servers = std::move(sorted);
    for (Link& link : fleet.links) {
        link.from = now[link.from];
        link.to = now[link.to];
    }
}

} // namespace

bool isLive(const Word& word)
{
    return word.freshness == State::Ok && word.status != nullptr &&
           word.status->cause == contract::Cause::Answered;
}

State stateOf(const Word& word)
{
    if (word.freshness == State::Ok && word.status != nullptr) {
        return word.status->state;
    }
    return word.freshness == State::Stale ? State::Stale : State::Unknown;
}

std::string reasonOf(const Word& word)
{
    const State state = stateOf(word);
    const bool isIll = state == State::Failed || state == State::Degraded;
    return isIll && !word.status->reasons.empty() ? word.status->reasons.front() : std::string();
}

const Server* serverOfNode(const Fleet& fleet, std::string_view node)
{
    const auto found = std::find_if(fleet.servers.begin(), fleet.servers.end(),
                                    [node](const Server& one) { return one.node == node; });
    return found == fleet.servers.end() ? nullptr : &*found;
}

Doubt doubtOf(const Fleet& fleet, const Server& server)
{
    if (!server.live) {
        return Doubt::Unheard;
    }
    const Server* primary = serverOfNode(fleet, server.follows);
    return primary == nullptr || !primary->live ? Doubt::SourceUnheard : Doubt::NoPosition;
}

Fleet fleetOf(const std::vector<Word>& words)
{
    const Reader reader(words);
    Fleet fleet;
    for (const auto& [node, word] : reader.words()) {
        if (fleet.servers.size() < ServersMax) {
            fleet.servers.push_back(serverOf(reader, *word));
        } else if (fleet.leftOut++ == 0) {
            fleet.firstLeftOut = node;
        }
    }
    const std::size_t own = fleet.servers.size();
    for (std::size_t i = 0; i < own; ++i) {
        addLinks(fleet, *reader.find(fleet.servers[i].node), i);
    }
    sortByTier(fleet);
    return fleet;
}

} // namespace bafar::replication
