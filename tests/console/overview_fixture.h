#pragma once
// A cluster in hand-made values for the overview's pure parts: things, alerts and statuses as the
// test wants them.
#include <functional>

#include "ui/overview/known.h"

namespace bafar::test {

class Picture;

/// What a row of a table does to the picture.
using Given = std::function<void(Picture&)>;

/// What the overview is given, and who owns it. Nodes are n1, n2, ... and heard.
class Picture {
public:
    explicit Picture(int nodes = 3);

    /// A thing on the map; `node` empty: of the whole cluster.
    Picture& thing(const std::string& id,
                   schema::State state,
                   const std::string& node = {},
                   const std::string& reason = {});

    /// Its own word is an hour old; this one watched it until 40 s ago.
    Picture& watched(const std::string& id,
                     const std::string& observer,
                     schema::State state,
                     const std::string& reason);

    /// An alert that fires, of a node or (empty) of the cluster.
    Picture& alert(const std::string& subject,
                   schema::Severity severity,
                   const std::string& node,
                   const std::string& rule = "Rule");

    /// Not heard any more: its thing is unknown.
    Picture& silence(const std::string& node);

    /// Never heard: it has not told anything.
    Picture& unheard(const std::string& node);

    /// No agent is asked.
    void unasked(const link::Session::Unasked& why) { unasked_ = why; }

    [[nodiscard]] ui::overview::NodeWord& word(const std::string& node);

    /// Statuses that the words point to; made at first use.
    [[nodiscard]] schema::monitoring::Status& host(const std::string& node);
    [[nodiscard]] schema::database::Status& database(const std::string& node);
    [[nodiscard]] schema::cache::Status& cache(const std::string& node);
    [[nodiscard]] schema::services::Status& services(const std::string& node);
    [[nodiscard]] schema::storage::Status& storage(const std::string& node);
    [[nodiscard]] schema::cluster::Status& cluster(const std::string& node);

    /// A host with 16 GiB, half of it used.
    void tellHost(const char* node, unsigned processors, double busy);

    /// A database server that answered, with 100 connections at most; a replica without lag.
    void tellServer(const char* node, schema::database::Role role, unsigned connections);

    /// n1 leads a Swarm of so many nodes with one service: two tasks on n1, one on n2.
    void tellSwarm(int nodes);

    /// As of now; valid as long as this and not changed.
    [[nodiscard]] ui::overview::Known known();

private:
    std::vector<topology::Thing> things_;
    topology::Topology topology_;
    link::Alerts alerts_;
    std::optional<link::Session::Unasked> unasked_;
    std::vector<ui::overview::NodeWord> words_;
    std::map<std::string, schema::monitoring::Status> hosts_;
    std::map<std::string, schema::database::Status> databases_;
    std::map<std::string, schema::cache::Status> caches_;
    std::map<std::string, schema::services::Status> services_;
    std::map<std::string, schema::storage::Status> storages_;
    std::map<std::string, schema::cluster::Status> clusters_;
};

} // namespace bafar::test
