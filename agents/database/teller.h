#pragma once
// Which changes of a server become events: each once, when it happens and when it ends.
//
// Remembers what was told last, across outages too: a server that comes back in another role says
// so. What is found wrong in the first look is told as well. One owner, one thread.
#include <optional>
#include <set>

#include "agents/database/graph.h"

namespace bafar::database {

class Teller {
public:
    explicit Teller(std::string node);

    /// Events for `status` as it is now, kind, severity, subject and text filled in. `known`: the
    /// status has facts of the server, and not only why there are none.
    [[nodiscard]] std::vector<schema::Event> tell(const schema::database::Status& status,
                                                  const schema::database::Config& config,
                                                  bool known);

    /// Faults of the whole cluster that began or ended, told by the leader: no writer, two writers,
    /// two primaries, a circle, a server that went its own way.
    [[nodiscard]] std::vector<schema::Event> tell(const Graph& graph, bool leads);

private:
    void add(schema::Severity severity, std::string_view kind, std::string text);
    void tellLife(const schema::database::Status& status, bool known);
    void tellRole(const schema::database::Status& status);
    void tellChannels(const schema::database::Status& status,
                      const schema::database::Config& config);
    void tellPromise(const schema::database::PromiseStatus& promise);

    std::string node_;
    std::vector<schema::Event> events_; ///< of the call under way
    bool lost_ = false;
    std::optional<schema::database::Role> role_;
    std::optional<bool> readOnly_;
    std::set<std::string> stopped_; ///< channels, by name
    std::set<std::string> lagging_;
    std::vector<std::string> broken_; ///< names of settings
    std::set<Fault> faults_;
    std::optional<bool> protected_; ///< commits are on a replica when confirmed
};

} // namespace bafar::database
