#include "ui/cluster/spec_desk.h"

#include <QPointer>
#include <algorithm>

#include "core/schema/cluster.h"
#include "ui/link/session.h"

namespace bafar::ui::cluster {
namespace {

using schema::cluster::AgreementStatus;
using schema::cluster::GroupStanding;

/// Who is asked first: an agent in touch with the leader has the newest revisions.
int rankOf(const AgreementStatus& standing)
{
    switch (standing.standing) {
    case GroupStanding::Leader: return 0;
    case GroupStanding::Follower: return 1;
    case GroupStanding::Alone: return 2;
    case GroupStanding::Minority: return 3;
    case GroupStanding::Stopped: return 4;
    case GroupStanding::Removed: break;
    }
    return 5;
}

} // namespace

SpecDesk::SpecDesk(link::Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
{
}

std::vector<std::string> SpecDesk::agentsToAsk() const
{
    std::vector<std::pair<int, std::string>> ranked;
    for (const auto& [node, facts] : session_.store().agents()) {
        if (!facts.connected || facts.freshness != schema::State::Ok) {
            continue;
        }
        const auto* status =
            session_.store().status<schema::cluster::Status>(node, schema::cluster::Name);
        ranked.emplace_back(status == nullptr ? 9 : rankOf(status->agreement), node);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::string> nodes;
    for (auto& [rank, node] : ranked) {
        nodes.push_back(std::move(node));
    }
    return nodes;
}

/// "n1 7f3a91c2", in the order in which they would be asked.
std::vector<std::string> SpecDesk::revisionsRun() const
{
    std::vector<std::string> all;
    for (const std::string& node : agentsToAsk()) {
        const auto* status =
            session_.store().status<schema::cluster::Status>(node, schema::cluster::Name);
        all.push_back(node + " " + (status == nullptr ? "" : status->specRevision));
    }
    return all;
}

bool SpecDesk::isOld() const
{
    const std::vector<std::string> now = revisionsRun();
    return !asking_ && !now.empty() && now != seen_;
}

void SpecDesk::refresh()
{
    const std::vector<std::string> agents = agentsToAsk();
    if (asking_ || agents.empty()) {
        return;
    }
    agent_ = agents.front();
    seen_ = revisionsRun();
    asking_ = true;
    const QPointer<SpecDesk> self(this);
    session_.link(agent_)->specHistory([self](Result<schema::SpecHistory> answer) {
        if (self != nullptr) {
            self->asking_ = false;
            self->history_ = std::move(answer);
            Q_EMIT self->changed();
        }
    });
    Q_EMIT changed();
}

void SpecDesk::tryAgain()
{
    std::erase_if(texts_, [](const auto& one) { return one.second && !*one.second; });
    refresh();
    Q_EMIT changed();
}

const Result<std::string>* SpecDesk::text(const std::string& revision)
{
    const auto known = texts_.find(revision);
    if (known != texts_.end()) {
        return known->second ? &*known->second : nullptr;
    }
    if (texts_.size() >= TextsMax) {
        std::erase_if(texts_, [](const auto& one) { return one.second.has_value(); });
    }
    texts_[revision].reset();
    askText(revision, agentsToAsk());
    const auto& now = texts_[revision];
    return now ? &*now : nullptr;
}

void SpecDesk::askText(const std::string& revision, std::vector<std::string> agents)
{
    if (agents.empty()) {
        texts_[revision] = fail(Code::Unavailable, "no agent is heard");
        return;
    }
    link::AgentLink* link = session_.link(agents.front());
    agents.erase(agents.begin());
    const QPointer<SpecDesk> self(this);
    link->specText(revision, [self, revision, agents](Result<std::string> answer) {
        if (self == nullptr) {
            return;
        }
        if (!answer && answer.error().code == Code::NotFound && !agents.empty()) {
            self->askText(revision, agents);
            return;
        }
        self->texts_[revision] = std::move(answer);
        Q_EMIT self->changed();
    });
}

} // namespace bafar::ui::cluster
