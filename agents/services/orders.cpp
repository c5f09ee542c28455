#include "agents/services/orders.h"

#include <algorithm>

#include "agents/services/docker_swarm.h"
#include "agents/services/look.h"
#include "agents/services/order_text.h"
#include "agents/services/parse_text.h"
#include "agents/services/spec_edit.h"

namespace bafar::services {
namespace {

constexpr Duration Lately = std::chrono::minutes{1};

using Outcome = std::optional<Result<std::string>>;

} // namespace

Orders::Orders(std::function<std::uint64_t()> ticket)
    : ticket_(std::move(ticket))
{
}

void Orders::ask(Order& order, Lane lane, Request request, Duration limit, Effects& out)
{
    order.ticket = ticket_();
    out.emplace_back(Ask{order.ticket, lane, std::move(request), limit});
}

void Orders::begin(const contract::Command& command,
                   const std::string& id,
                   const std::string& api,
                   Instant now,
                   Effects& out)
{
    const auto refuse = [&](Code code, std::string why) {
        out.emplace_back(CommandFinished{id, fail(code, std::move(why))});
    };
    if (api.empty()) {
        return refuse(Code::Unavailable, "Docker is not reachable on this node");
    }
    if (orders_.size() >= OrdersMax || orders_.contains(id)) {
        return refuse(Code::LimitExceeded, "too many steps run at once here");
    }
    const int set = (command.change ? 1 : 0) + (command.await ? 1 : 0) +
                    (command.availability ? 1 : 0) + (command.awaitDrained ? 1 : 0);
    if (set != 1) {
        return refuse(Code::InvalidInput, "a command of services needs exactly one of change, "
                                          "await, availability and await_drained");
    }
    Order& order = orders_[id];
    order.command = command;
    order.api = api;
    order.began = order.waitsSince = now;
    if (command.await) {
        order.phase = Phase::Wait;
        order.await.emplace(command.await->service, command.await->image, command.await->rollBack,
                            limits_, now);
    } else if (command.awaitDrained) {
        order.phase = Phase::Wait;
    } else if (command.change && !command.change->image.empty() && !command.change->rollBack &&
               imageParts(command.change->image).digest.empty()) {
        order.phase = Phase::Digest;
        order.image = command.change->image;
        ask(order, Lane::Registry,
            {"GET", versioned(api, "/distribution/" + imagePath(order.image) + "/json"), {}},
            DigestLimit, out);
    } else {
        order.image = command.change ? command.change->image : std::string();
        readIt(order, out);
    }
}

void Orders::readIt(Order& order, Effects& out)
{
    order.phase = Phase::Read;
    ++order.tries;
    const std::string target = order.command.change
                                   ? "/services/" + percentEncoded(order.command.change->service)
                                   : "/nodes/" + percentEncoded(order.command.availability->node);
    ask(order, Lane::Orders, {"GET", versioned(order.api, target), {}}, AskLimit, out);
}

bool Orders::take(const Answered& answered, Instant now, Effects& out)
{
    const Place place = std::find_if(orders_.begin(), orders_.end(), [&answered](const auto& one) {
        return one.second.ticket != 0 && one.second.ticket == answered.ticket;
    });
    if (place == orders_.end()) {
        return false;
    }
    place->second.ticket = 0;
    if (Outcome outcome = advance(place->second, answered.answer, now, out)) {
        finish(place, std::move(*outcome), out);
    }
    return true;
}

Outcome Orders::advance(Order& order, const Result<Answer>& answer, Instant now, Effects& out)
{
    const bool good = answer && answer->status >= 200 && answer->status < 300;
    const Error why = good ? Error{} : answer ? refusalError(*answer) : answer.error();
    if (order.phase == Phase::Digest) {
        const std::string digest = good ? digestOf(answer->body) : std::string();
        if (digest.empty()) {
            order.note = "; its digest could not be found out, so that each node may take another "
                         "image of this tag" +
                         (good ? std::string() : " (" + why.text + ")");
        } else {
            order.image += "@" + digest;
        }
        readIt(order, out);
        return std::nullopt;
    }
    if (good) {
        return order.phase == Phase::Read ? write(order, answer->body, out) : written(order, now);
    }
    if (order.phase == Phase::Write && why.code == Code::Conflict && order.tries < TriesMax) {
        readIt(order, out); // somebody was faster: read again and see whether it still fits
        return std::nullopt;
    }
    return Result<std::string>(tl::unexpected(why));
}

Outcome Orders::write(Order& order, const std::string& body, Effects& out)
{
    if (order.command.change) {
        return writeService(order, body, out);
    }
    const contract::SetAvailability& wanted = *order.command.availability;
    const Result<docker::Changeable> node = readBody<docker::Changeable>(body, "a node");
    if (!node) {
        return Result<std::string>(tl::unexpected(node.error()));
    }
    Result<schema::RawJson> spec = withAvailability(node->spec, wanted.availability);
    if (!spec) {
        return Result<std::string>(tl::unexpected(std::move(spec.error())));
    }
    order.phase = Phase::Write;
    ask(order, Lane::Orders,
        {"POST",
         versioned(order.api, "/nodes/" + percentEncoded(node->id) +
                                  "/update?version=" + std::to_string(node->version.index)),
         std::move(spec->text)},
        AskLimit, out);
    return std::nullopt;
}

Outcome Orders::writeService(Order& order, const std::string& body, Effects& out)
{
    const Result<docker::Changeable> service = readBody<docker::Changeable>(body, "a service");
    if (!service) {
        return Result<std::string>(tl::unexpected(service.error()));
    }
    Result<SpecChange> change = changeOf(*order.command.change, order.image, *service);
    if (!change) {
        return Result<std::string>(tl::unexpected(std::move(change.error())));
    }
    if (change->nothing) {
        order.note += "; nothing had to be changed";
        order.phase = Phase::Write;
        return written(order, order.waitsSince);
    }
    order.phase = Phase::Write;
    const std::string query = "/update?version=" + std::to_string(service->version.index) +
                              (change->rollBack ? "&rollback=previous" : "");
    ask(order, Lane::Orders,
        {"POST", versioned(order.api, "/services/" + percentEncoded(service->id) + query),
         std::move(change->spec.text)},
        AskLimit, out);
    return std::nullopt;
}

Outcome Orders::written(Order& order, Instant now)
{
    changed_ = true;
    if (!order.command.change) {
        return Result<std::string>("the Swarm took it");
    }
    const contract::ChangeService& change = *order.command.change;
    changedAt_[change.service] = now;
    if (!change.await) {
        return Result<std::string>("the Swarm took it" + order.note);
    }
    order.phase = Phase::Wait;
    order.waitsSince = now;
    order.await.emplace(change.service, imageParts(change.image).name, change.rollBack, limits_,
                        now);
    return std::nullopt;
}

void Orders::observe(const contract::Status& status, Instant at, Instant now, Effects& out)
{
    for (auto place = orders_.begin(); place != orders_.end();) {
        const Place one = place++;
        Order& order = one->second;
        if (order.phase != Phase::Wait || at < order.waitsSince) {
            continue;
        }
        if (!order.await) {
            const std::string& node = order.command.awaitDrained->node;
            if (Outcome drained = drainedOf(node, status)) {
                finish(one, std::move(*drained), out);
            } else if (std::string left = leftText(node, status); left != order.left) {
                order.left = left;
                out.emplace_back(CommandProgressed{one->first, std::move(left)});
            }
            continue;
        }
        const auto service = std::find_if(
            status.services.begin(), status.services.end(),
            [&order](const contract::Service& s) { return s.name == order.await->service(); });
        Await::Progress progress =
            order.await->observe(service == status.services.end() ? nullptr : &*service, now);
        if (!progress.step.empty()) {
            out.emplace_back(EmitEvent{progressEvent(order.await->service(), progress.step)});
            out.emplace_back(CommandProgressed{one->first, progress.step});
        }
        if (progress.ended) {
            finish(one, std::move(*progress.ended), out);
        }
    }
}

void Orders::abandon(const std::string& why, Effects& out)
{
    while (!orders_.empty()) {
        finish(orders_.begin(), fail(Code::Unavailable, why), out);
    }
}

void Orders::tick(Instant now, Effects& out)
{
    for (auto place = orders_.begin(); place != orders_.end();) {
        const Place one = place++;
        if (now - one->second.began >= AgeMax) {
            finish(one, fail(Code::Timeout, "not done within " + toHumanText(AgeMax)), out);
            continue;
        }
        if (one->second.await) {
            Await::Progress progress = one->second.await->tick(now);
            if (progress.ended) {
                finish(one, std::move(*progress.ended), out);
            }
        }
    }
    std::erase_if(changedAt_, [now](const auto& one) { return now - one.second > Lately; });
}

std::optional<Instant> Orders::due() const
{
    std::optional<Instant> soonest;
    for (const auto& [id, order] : orders_) {
        const Instant old = order.began + AgeMax;
        soonest = soonest ? std::min(*soonest, old) : old;
        if (order.await) {
            soonest = soonest ? std::min(*soonest, order.await->due()) : order.await->due();
        }
    }
    return soonest;
}

bool Orders::changedLately(const std::string& service, Instant now) const
{
    const auto known = changedAt_.find(service);
    return known != changedAt_.end() && now - known->second <= Lately;
}

void Orders::finish(Place place, Result<std::string> outcome, Effects& out)
{
    if (outcome && place->second.await) {
        *outcome += place->second.note;
    }
    out.emplace_back(CommandFinished{place->first, std::move(outcome)});
    orders_.erase(place);
}

} // namespace bafar::services
