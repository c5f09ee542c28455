#pragma once
// What is known of all Redis servers of the spec, read from a ClusterView.
//
// Pure; safe on every thread.
#include <string>
#include <vector>

#include "agents/cache/places.h"
#include "core/schema/view.h"

namespace bafar::cache {

struct ServerView {
    Place place;
    bool self = false;
    bool live = false;  ///< its agent is heard in time, or oneself
    bool heard = false; ///< `status` holds its last word, however old
    Duration age{};     ///< since anything was heard of its agent
    schema::cache::Status status;

    /// Its agent is live and says that the server answers.
    [[nodiscard]] bool answers() const;

    /// Its agent is live and says that nobody answers there.
    [[nodiscard]] bool isDown() const;

    [[nodiscard]] bool is(schema::cache::Role role) const;

    /// "now", "0.4 s ago" or "never heard".
    [[nodiscard]] std::string ageText() const;

    /// Why nothing can be said of it, or empty when it answers.
    [[nodiscard]] std::string silence() const;
};

class Servers {
public:
    Servers(const Places& places, const schema::ClusterView& view);

    [[nodiscard]] const std::vector<ServerView>& all() const { return all_; }

    /// Null when the node has no server.
    [[nodiscard]] const ServerView* find(const std::string& node) const;

    /// The nodes whose servers do not answer, without `but`.
    [[nodiscard]] std::vector<std::string> silent(const std::string& but = {}) const;

    /// What a replica has not acknowledged, as its primary sees it; nullopt when either is silent.
    [[nodiscard]] std::optional<std::uint64_t> behind(const ServerView& replica) const;

private:
    std::vector<ServerView> all_;
};

} // namespace bafar::cache
