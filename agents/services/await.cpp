#include "agents/services/await.h"

#include <utility>

#include "agents/services/swarm.h"

namespace bafar::services {
namespace {

std::string countsOf(const contract::Service& service)
{
    return std::to_string(service.current) + " of " + std::to_string(service.desired) +
           " tasks run " + service.image;
}

bool isDone(const contract::Service& service, const std::string& image)
{
    return service.current == service.desired && service.running == service.desired &&
           !isUpdating(service) && (image.empty() || image == service.image);
}

} // namespace

Await::Await(std::string service, std::string image, bool rollBack, AwaitLimits limits, Instant now)
    : service_(std::move(service))
    , image_(std::move(image))
    , rollBack_(rollBack)
    , limits_(limits)
    , began_(now)
    , lastProgress_(now)
{
}

std::optional<Error> Await::failureOf(const contract::Service& service, Instant now)
{
    const std::string& state = service.update.state;
    const bool heard = service.update != *firstUpdate_ || now - began_ > Settling;
    const std::string said =
        service.update.message.empty() ? std::string() : ": " + service.update.message;
    const std::string why =
        service.lastFailure.empty() ? std::string() : "; " + service.lastFailure;
    if (heard && state == "paused") {
        return Error{Code::Conflict, "Swarm stopped the update of " + service_ + said + why};
    }
    if (heard && state == "rollback_paused") {
        return Error{Code::Conflict,
                     "Swarm's roll-back of " + service_ + " stands still" + said + why};
    }
    const bool back = state == "rollback_started" || state == "rollback_completed";
    if (heard && back && !rollBack_ && service.update != *firstUpdate_) {
        return Error{Code::Conflict, "Swarm rolled " + service_ + " back by itself" + said + why};
    }
    if (!image_.empty() && image_ != service.image && now - began_ > Settling) {
        return Error{Code::Conflict,
                     service_ + " shall run " + service.image + " by now, not " + image_};
    }
    if (service.recentFailures >= firstFailures_ + CrashLoop) {
        return Error{Code::Unavailable,
                     "the tasks of " + service_ + " fail again and again: " +
                         std::to_string(service.recentFailures - firstFailures_) + " times since" +
                         why};
    }
    return std::nullopt;
}

Await::Progress Await::observe(const contract::Service* service, Instant now)
{
    if (service == nullptr) {
        return {fail(Code::NotFound, service_ + " is not a service of the Swarm any more"), {}};
    }
    if (!firstUpdate_) {
        firstUpdate_ = service->update;
        firstFailures_ = service->recentFailures;
    }
    lastSeen_ = countsOf(*service) + (service->update.state.empty()
                                          ? std::string()
                                          : ", Swarm says \"" + service->update.state + "\"");
    if (auto failure = failureOf(*service, now)) {
        return {tl::unexpected(std::move(*failure)), {}};
    }
    Progress progress;
    std::string reached = lastSeen_ + std::to_string(service->running);
    if (std::exchange(reached_, reached) != reached) {
        lastProgress_ = now;
        progress.step = countsOf(*service);
    }
    if (!isDone(*service, image_)) {
        healthySince_.reset();
        Progress stalled = tick(now);
        stalled.step = progress.step;
        return stalled;
    }
    healthySince_ = healthySince_.value_or(now);
    lastProgress_ = now;
    if (now - *healthySince_ >= limits_.healthy) {
        progress.ended = countsOf(*service) + ", for " + toHumanText(limits_.healthy);
    }
    return progress;
}

Await::Progress Await::tick(Instant now)
{
    if (now - lastProgress_ < limits_.stall) {
        return {};
    }
    return {fail(Code::Timeout, "no task of " + service_ + " got further for " +
                                    toHumanText(limits_.stall) + ": " + lastSeen_),
            {}};
}

} // namespace bafar::services
