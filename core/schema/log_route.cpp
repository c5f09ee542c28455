#include "core/schema/log_route.h"

#include <algorithm>
#include <utility>

#include "core/base/check.h"

namespace bafar::schema {
namespace {

/// Another agent, or the same later, may do better.
bool mayPass(Code code)
{
    return code == Code::Unavailable || code == Code::Timeout ||
           code == Code::LimitExceeded; // too many read through this one
}

} // namespace

LogRoute::LogRoute(std::vector<std::string> nodes, bool follow)
    : nodes_(std::move(nodes))
    , follow_(follow)
{
    CHECK(!nodes_.empty());
}

bool LogRoute::opened(Instant now)
{
    reconnect_.connected(now);
    problems_.clear();
    return std::exchange(began_, true);
}

void LogRoute::redirected(const std::vector<std::string>& ask)
{
    for (const std::string& name : ask) {
        const auto known = std::find(nodes_.begin(), nodes_.end(), name);
        if (known != nodes_.end() && name != asked()) {
            named_ = static_cast<std::size_t>(known - nodes_.begin());
            return;
        }
    }
}

LogRoute::Step LogRoute::ended(const Error& error, Instant now, Random& random)
{
    Step step;
    step.why = cause_ ? *std::exchange(cause_, std::nullopt) : error;
    step.lost = began_ && problems_.empty();
    if (problems_.size() >= 2 * nodes_.size()) {
        problems_.erase(problems_.begin()); // one for each try, however long nobody answers
    }
    problems_.push_back(step.why);
    if (!mayPass(step.why.code) || (step.lost && !follow_)) {
        step.next = Next::Over;
        return step;
    }
    asked_ = named_ ? *std::exchange(named_, std::nullopt) : (asked_ + 1) % nodes_.size();
    if (problems_.size() >= 2 * nodes_.size()) {
        step.next = Next::Around;
    }
    // The others are asked at once; who was all around waits, longer each time.
    if (step.lost || step.next == Next::Around) {
        step.pause = reconnect_.failed(now, random);
    }
    return step;
}

} // namespace bafar::schema
