#pragma once
// The servers of all upstreams, and which of them come first. Pure; safe on every thread.
#include "ui/load_balancer/model.h"

namespace bafar::ui::load_balancer {

/// A server and who speaks of it; none of them is null. Valid as long as the words.
struct ServerWord {
    const Word* word;
    const schema::load_balancer::UpstreamStatus* upstream;
    const schema::load_balancer::ServerStatus* server;
};

/// How it stands; `fresh`: who says so is heard.
[[nodiscard]] schema::State stateOf(const schema::load_balancer::ServerStatus& server, bool fresh);

/// What is wrong comes first, then what takes no requests on purpose.
[[nodiscard]] std::vector<ServerWord> inOrder(const std::vector<Word>& words);

} // namespace bafar::ui::load_balancer
