#pragma once
// What daemons on simulated hosts say when they are asked: texts as real ones write them, by name.
//
// A text belongs to a host ("n1/redis_info.txt") or to all ("all/docker_nodes.json"). In it,
// "@{BASE+RATE}" stands for a counter: BASE and RATE more for each second of virtual time. So a
// simulated daemon is a table and no code. Pure; one owner, one thread.
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/time.h"

namespace bafar::sim {

class Sayings {
public:
    /// By path: "HOST/NAME" or "all/NAME".
    using Texts = std::map<std::string, std::string, std::less<>>;

    explicit Sayings(Texts texts)
        : texts_(std::move(texts))
    {
    }

    /// What this host's daemon says after `passed` of virtual time; nothing: there is no such text.
    [[nodiscard]] std::optional<std::string> find(const std::string& host,
                                                  std::string_view name,
                                                  Duration passed) const;

private:
    Texts texts_;
};

} // namespace bafar::sim
