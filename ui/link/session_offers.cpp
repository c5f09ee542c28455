// What can be done now, whom to ask for it, and why not.
#include <algorithm>
#include <utility>

#include "core/base/natural.h"
#include "core/schema/group_word.h"
#include "ui/link/session.h"

namespace bafar::link {

AgentLink* Session::linkFor(const std::string& action) const
{
    for (const auto& link : links_) {
        const AgentFacts* facts = store_.agent(link->node());
        if (facts == nullptr || !facts->connected || facts->freshness != schema::State::Ok) {
            continue;
        }
        for (const schema::ActionInfo& info : facts->offers) {
            if (info.name == action) {
                return link.get();
            }
        }
    }
    return nullptr;
}

std::optional<schema::ActionInfo> Session::offer(const std::string& action,
                                                 const std::string& subject) const
{
    for (const schema::ActionInfo& info : offersFor(subject)) {
        if (info.name == action) {
            return info;
        }
    }
    return std::nullopt;
}

std::vector<schema::ActionInfo> Session::offersFor(const std::string& subject) const
{
    std::vector<schema::ActionInfo> found;
    for (const auto& [node, facts] : store_.agents()) {
        if (!facts.connected || facts.freshness != schema::State::Ok) {
            continue;
        }
        for (const schema::ActionInfo& info : facts.offers) {
            const bool known =
                std::any_of(found.begin(), found.end(), [&](const schema::ActionInfo& other) {
                    return other.name == info.name && other.subject == info.subject;
                });
            if (!known && info.subject == subject) {
                found.push_back(info);
            }
        }
    }
    std::sort(found.begin(), found.end(),
              [](const schema::ActionInfo& a, const schema::ActionInfo& b) {
                  return comesBefore(a.title, b.title);
              });
    return found;
}

std::set<std::string> Session::cutOff() const
{
    std::set<std::string> nodes;
    for (const auto& [node, facts] : store_.agents()) {
        const auto* status = store_.status<schema::cluster::Status>(node, schema::cluster::Name);
        if (facts.freshness == schema::State::Ok && status != nullptr &&
            status->agreement.standing == schema::cluster::GroupStanding::Minority) {
            nodes.insert(node);
        }
    }
    return nodes;
}

std::optional<schema::ActionRecord> Session::inTheWayOf(std::string_view action) const
{
    return action == NeedsNoLeader && isBlocked() ? std::nullopt : runningAction();
}

/// As those agents see it that are heard now.
bool Session::isBlocked() const
{
    std::vector<schema::cluster::GroupWord> words;
    for (const auto& [node, facts] : store_.agents()) {
        const auto* status = store_.status<schema::cluster::Status>(node, schema::cluster::Name);
        if (facts.freshness == schema::State::Ok && status != nullptr) {
            words.push_back({node, status->agreement});
        }
    }
    return schema::cluster::outlookOf(words).isBlocked();
}

QString Session::whyNoAction(std::string_view action) const
{
    if (replay_.isOn()) {
        return tr("Replay shows the past. Go back to live first.");
    }
    if (action != NeedsNoLeader && isBlocked()) {
        return tr("Nothing can be changed: the agents have no leader now.");
    }
    if (const std::optional<schema::ActionRecord> running = inTheWayOf(action)) {
        return runningText(*running);
    }
    if (readOnly_) {
        const QString why = tr("The console is read-only: unlock it at the top of the window.");
        return identity_.onlyPlans() ? why + QLatin1Char(' ') + whoMayInstead(identity_) : why;
    }
    return {};
}

bool Session::requestAction(const std::string& action,
                            const std::string& subject,
                            std::map<std::string, std::string> parameters,
                            const std::string& agent)
{
    return requestPlan({action, std::move(parameters), {}}, subject, Lock::Kept, agent);
}

bool Session::unlockAndRequest(const std::string& action,
                               const std::string& subject,
                               std::map<std::string, std::string> parameters,
                               const std::string& agent)
{
    return requestPlan({action, std::move(parameters), {}}, subject, Lock::Opened, agent);
}

bool Session::requestNow(schema::ActionRequest request,
                         const std::string& subject,
                         const std::string& agent)
{
    // Asked for now, not when the button was made: the choices move with the cluster.
    const std::optional<schema::ActionInfo> now = offer(request.action, subject);
    if (!now) {
        return tellGone(request.action, subject);
    }
    if (const QString why = whyNoAction(request.action); !why.isEmpty()) {
        Q_EMIT actionRefused(why);
        return false;
    }
    for (const schema::ActionParameter& parameter : now->parameters) {
        if (parameter.required && !parameter.choices.empty()) {
            request.parameters.emplace(parameter.name, parameter.choices.front());
        }
    }
    Q_EMIT actionRequested(request, agent);
    return true;
}

bool Session::requestPlan(schema::ActionRequest request,
                          const std::string& subject,
                          Lock lock,
                          const std::string& agent)
{
    if (lock == Lock::Kept) {
        return requestNow(std::move(request), subject, agent);
    }
    if (!offer(request.action, subject)) {
        return tellGone(request.action, subject);
    }
    const bool wasReadOnly = readOnly_;
    if (wasReadOnly && !replay_.isOn()) {
        if (const std::optional<schema::ActionRecord> running = inTheWayOf(request.action)) {
            Q_EMIT actionRefused(runningText(*running)); // unlocking would not help
            return false;
        }
        setReadOnly(false);
    }
    unlockedForPlan_ = wasReadOnly;
    const bool opens = requestNow(std::move(request), subject, agent);
    if (!opens) {
        planNeverCame();
    }
    return opens;
}

void Session::planNeverCame()
{
    if (unlockedForPlan_) {
        setReadOnly(true);
    }
}

bool Session::tellGone(const std::string& action, const std::string& subject)
{
    const bool heard =
        std::any_of(store_.agents().begin(), store_.agents().end(), [](const auto& agent) {
            return agent.second.connected && agent.second.freshness == schema::State::Ok;
        });
    const topology::Thing* thing = topology_.find(subject);
    Q_EMIT actionRefused(
        heard ? tr("No agent that is heard offers %1 for %2 any more: what it was about has "
                   "changed. Nothing was done.")
                    .arg(worded(action), worded(thing == nullptr ? subject : thing->entity.title))
              : tr("No agent is heard now, so no plan can be made. Nothing was done."));
    return false;
}

} // namespace bafar::link
