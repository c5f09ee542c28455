#pragma once
// Cluster views for tests: servers as their agents describe them.
#include <string>
#include <vector>

#include "core/schema/database.h"
#include "core/schema/view.h"

namespace bafar::test {

/// One server in a few words.
struct ServerWord {
    std::string node;
    std::string source; ///< node it replicates from; empty: nobody; with ':' a host and port
    bool readOnly = true;
    std::string position = "0-1-7";
    std::string state = "0-1-7"; ///< of its binary log
    std::uint64_t serverId = 0;  ///< 0: the digit of the node's name
    schema::database::Thread io = schema::database::Thread::Yes;
    schema::database::Thread sql = schema::database::Thread::Yes;
    bool live = true; ///< its agent is heard
    schema::database::Cause cause = schema::database::Cause::Answered;
    int lagSeconds = 0; ///< below 0: not known
};

/// n1 is the primary of n2 and n3.
[[nodiscard]] std::vector<ServerWord> threeServers();

/// As the first live one sees it.
[[nodiscard]] schema::ClusterView databaseView(const std::vector<ServerWord>& words);

/// Servers n1, n2 and so on, as many as there are words, and this promise.
[[nodiscard]] schema::database::Config databaseConfig(
    std::size_t servers, schema::database::Promise promise = schema::database::Promise::NoLoss);

} // namespace bafar::test
