#include "tests/database/view_maker.h"

#include "core/schema/json.h"

namespace bafar::test {

namespace contract = schema::database;

std::vector<ServerWord> threeServers()
{
    ServerWord primary;
    primary.node = "n1";
    primary.readOnly = false;
    ServerWord second;
    second.node = "n2";
    second.source = "n1";
    ServerWord third = second;
    third.node = "n3";
    return {primary, second, third};
}

namespace {

contract::Status statusOf(const ServerWord& word, bool followed)
{
    contract::Status status;
    status.cause = word.cause;
    status.state =
        word.cause == contract::Cause::Answered ? schema::State::Ok : schema::State::Failed;
    if (word.cause != contract::Cause::Answered) {
        return status;
    }
    status.version = "10.11.19-MariaDB";
    status.readOnly = word.readOnly;
    status.serverId =
        word.serverId != 0 ? word.serverId : static_cast<std::uint64_t>(word.node.back() - '0');
    status.gtidCurrent = word.position;
    status.gtidState = word.state;
    const bool follows = !word.source.empty();
    status.role = follows ? (followed ? contract::Role::Relay : contract::Role::Replica)
                          : (followed ? contract::Role::Primary : contract::Role::Alone);
    if (follows) {
        contract::Channel& channel = status.channels.emplace_back();
        const std::size_t colon = word.source.find(':');
        channel.sourceHost = word.source.substr(0, colon);
        channel.sourcePort = 3306;
        channel.sourceNode = colon == std::string::npos ? word.source : "";
        channel.io = word.io;
        channel.sql = word.sql;
        if (word.lagSeconds >= 0) {
            channel.lag = std::chrono::seconds(word.lagSeconds);
        }
        const bool runs = word.io == contract::Thread::Yes && word.sql == contract::Thread::Yes;
        channel.state = runs ? schema::State::Ok : schema::State::Failed;
        channel.problem = runs ? "" : "stopped";
    }
    return status;
}

} // namespace

schema::ClusterView databaseView(const std::vector<ServerWord>& words)
{
    schema::ClusterView view;
    view.cluster = "lab";
    for (const ServerWord& word : words) {
        bool followed = false;
        for (const ServerWord& other : words) {
            followed = followed || other.source == word.node;
        }
        schema::NodeView& node = view.nodes[word.node];
        node.self = word.live && view.self.empty();
        view.self = node.self ? word.node : view.self;
        node.connected = word.live;
        node.state = word.live ? schema::State::Ok : schema::State::Unknown;
        node.concepts[std::string(contract::Name)].status.text =
            schema::toJson(statusOf(word, followed));
    }
    return view;
}

contract::Config databaseConfig(std::size_t servers, contract::Promise promise)
{
    contract::Config config;
    config.promise = promise;
    for (std::size_t i = 1; i <= servers; ++i) {
        config.servers.push_back({"n" + std::to_string(i), {}, 0, {}});
    }
    return config;
}

} // namespace bafar::test
