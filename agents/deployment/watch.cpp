#include "agents/deployment/watch.h"

namespace bafar::deployment {
namespace {

namespace services = schema::services;

std::string pinned(const services::Service& service)
{
    return service.digest.empty() ? service.image : service.image + "@" + service.digest;
}

bool isRollBack(const services::Service& service)
{
    return service.update.state.starts_with("rollback");
}

} // namespace

void Watch::changedByUs(const std::string& service, Instant now)
{
    std::erase_if(ours_, [now](const auto& one) { return one.second + Settle <= now; });
    if (ours_.size() < ServicesMax) {
        ours_[service] = now;
    }
}

bool Watch::isOurs(const std::string& service, Instant now) const
{
    const auto last = ours_.find(service);
    return last != ours_.end() && now < last->second + Settle;
}

std::vector<contract::Deployment> Watch::look(const services::Status& status,
                                              const std::string& node,
                                              const std::function<bool(const std::string&)>& ours,
                                              WallTime wall,
                                              Instant now)
{
    std::vector<contract::Deployment> found;
    std::map<std::string, Known> seen;
    for (const services::Service& service : status.services) {
        if (seen.size() >= ServicesMax) {
            break;
        }
        const Known is{service.version, pinned(service), service.desired, service.restarts};
        const auto before = known_.find(service.id);
        if (before == known_.end() || before->second.version >= is.version) {
            seen[service.id] = before == known_.end() ? is : before->second;
            continue; // new to us, the same, or the word of a leader that lags
        }
        seen[service.id] = is;
        const Known& was = before->second;
        if (ours(service.name)) {
            changedByUs(service.name, now);
        }
        const bool scaled = was.desired != is.desired && !service.global;
        const bool updated = was.image != is.image;
        const bool restarted = was.restarts < is.restarts;
        if (isOurs(service.name, now) || (!updated && !scaled && !restarted)) {
            continue;
        }
        contract::Deployment record;
        record.id = service.name + "@" + std::to_string(service.version);
        record.service = service.name;
        record.outside = true;
        record.node = node;
        record.kind = updated && isRollBack(service) ? contract::Kind::RollBack
                      : updated                      ? contract::Kind::UpdateImage
                      : scaled                       ? contract::Kind::Scale
                                                     : contract::Kind::Restart;
        record.fromImage = was.image;
        record.toImage = is.image;
        if (scaled) {
            record.fromReplicas = was.desired;
            record.toReplicas = is.desired;
        }
        record.after = services::shapeOf(service);
        record.startedAt = wall;
        record.state = schema::ActionState::Unknown;
        record.outcome = "made with Docker itself: who did it, and how it ended, is not recorded";
        found.push_back(std::move(record));
    }
    known_ = std::move(seen);
    return found;
}

} // namespace bafar::deployment
