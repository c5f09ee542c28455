#include "ui/cluster/audit_desk.h"

#include <QPointer>
#include <algorithm>

#include "core/schema/cluster.h"
#include "ui/link/clock.h"
#include "ui/link/limits.h"
#include "ui/link/session.h"

namespace bafar::ui::cluster {
namespace {

/// An answer to a question for the newest lines.
void takeNewestLines(AuditDesk::Told& told, const std::vector<schema::Record>& answer)
{
    const bool any = !answer.empty();
    const auto [first, last] =
        std::minmax_element(answer.begin(), answer.end(),
                            [](const auto& one, const auto& other) { return one.at < other.at; });
    const WallTime oldest = any ? link::boundedMoment(first->at) : WallTime();
    // More came since than one answer holds: what is between is read like what is older.
    const bool hole =
        told.answered && answer.size() >= schema::AuditPageMax && oldest > told.newest;
    if (!told.answered || hole) {
        told.reading = schema::AuditReading();
        told.reading.take(answer);
        told.oldest = oldest;
    }
    told.answered = true;
    told.newest = any ? link::boundedMoment(last->at) : told.newest;
}

} // namespace

AuditDesk::AuditDesk(link::Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
{
    connect(&session_.store(), &link::Store::actionChanged, this,
            [this] { movedAt_ = link::monotonicNow(); });
}

/// Agents that are heard, and up to where each has applied what was agreed.
std::map<std::string, std::uint64_t> AuditDesk::heardNow() const
{
    std::map<std::string, std::uint64_t> heard;
    for (const auto& [node, facts] : session_.store().agents()) {
        if (facts.connected && facts.freshness == schema::State::Ok) {
            const auto* status =
                session_.store().status<schema::cluster::Status>(node, schema::cluster::Name);
            heard[node] = status == nullptr ? 0 : status->agreement.index;
        }
    }
    return heard;
}

bool AuditDesk::isOld() const
{
    const auto now = heardNow();
    const bool anyRefuses = std::any_of(told_.begin(), told_.end(), [](const auto& one) {
        return one.second.problem && one.second.problem->code == Code::Denied;
    });
    if (isAsking() || now.empty() || isDenied() || anyRefuses) {
        return false; // each refusal is a line of the log
    }
    const bool sameAgents =
        std::equal(now.begin(), now.end(), asked_.begin(), asked_.end(),
                   [](const auto& one, const auto& other) { return one.first == other.first; });
    const Instant time = link::monotonicNow();
    const bool isNews = now != asked_ || (movedAt_ && time - *movedAt_ >= LineFollows);
    return !sameAgents || (isNews && time - *askedAt_ >= AskAgain);
}

void AuditDesk::refresh()
{
    const auto heard = heardNow();
    if (isAsking() || heard.empty()) {
        return;
    }
    asked_ = heard;
    askedAt_ = link::monotonicNow();
    movedAt_.reset();
    std::erase_if(told_, [&heard](const auto& one) {
        return !one.second.answered && !heard.contains(one.first); // there is nothing of it
    });
    for (const auto& [node, index] : heard) {
        told_[node].asking = true; // all, before the first answers
    }
    for (const auto& [node, index] : heard) {
        ask(node, {});
    }
    Q_EMIT changed();
}

void AuditDesk::readOn()
{
    wanted_ = true;
    std::vector<std::string> nodes;
    for (const auto& [node, told] : told_) {
        if (!told.asking && canReadOn(told)) {
            nodes.push_back(node);
        }
    }
    for (const std::string& node : nodes) {
        ask(node, *told_[node].reading.next());
    }
    if (!nodes.empty()) {
        Q_EMIT changed();
    }
}

void AuditDesk::stop()
{
    wanted_ = false;
    Q_EMIT changed();
}

void AuditDesk::ask(const std::string& node, const schema::AuditQuestion& question)
{
    told_[node].asking = true;
    const QPointer<AuditDesk> self(this);
    session_.link(node)->audit(
        question, [self, node, question](const Result<std::vector<schema::Record>>& answer) {
            if (self != nullptr) {
                self->take(node, question, answer);
            }
        });
}

void AuditDesk::take(const std::string& node,
                     const schema::AuditQuestion& question,
                     const Result<std::vector<schema::Record>>& answer)
{
    Told& told = told_[node];
    told.asking = false;
    told.problem = answer ? std::nullopt : std::optional(answer.error());
    if (answer) {
        if (question.from) {
            told.reading.take(*answer);
        } else {
            takeNewestLines(told, *answer);
        }
        book_.add(node, *answer);
        if (wanted_ && canReadOn(told)) {
            ask(node, *told.reading.next());
        }
    }
    Q_EMIT changed();
}

bool AuditDesk::canReadOn(const Told& told) const
{
    return told.answered && !told.problem && !told.reading.isWhole() && !book_.isFull();
}

bool AuditDesk::hasOlder() const
{
    return std::any_of(told_.begin(), told_.end(),
                       [this](const auto& one) { return canReadOn(one.second); });
}

bool AuditDesk::isAsking() const
{
    return std::any_of(told_.begin(), told_.end(),
                       [](const auto& one) { return one.second.asking; });
}

bool AuditDesk::isDenied() const
{
    if (told_.empty()) {
        return session_.identity().onlyPlans(); // which is known without a refusal in the log
    }
    const bool any = std::any_of(told_.begin(), told_.end(),
                                 [](const auto& one) { return one.second.answered; });
    return !any && std::any_of(told_.begin(), told_.end(), [](const auto& one) {
        return one.second.problem && one.second.problem->code == Code::Denied;
    });
}

AuditLines AuditDesk::lines() const
{
    WallTime back; // all of them
    for (const auto& [node, told] : told_) {
        if (told.answered && !told.problem && !told.reading.isWhole()) {
            back = std::max(back, told.oldest);
        }
    }
    return book_.since(back);
}

} // namespace bafar::ui::cluster
