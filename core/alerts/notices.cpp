#include "core/alerts/notices.h"

namespace bafar::alerts {
namespace {

using schema::Severity;
using schema::alerting::Alert;
using schema::alerting::AlertState;

/// The same for all levels of a rule.
std::string keyOf(const Alert& alert)
{
    std::string key = alert.rule;
    for (const auto& [name, value] : alert.labels) {
        key += '\n' + name + '=' + value;
    }
    return key;
}

void add(Notice& notice, const Alert& alert)
{
    ++(alert.severity == Severity::Critical ? notice.critical : notice.warning);
    notice.alerts.push_back(alert);
}

Notice finished(Notice notice)
{
    sortWorstFirst(notice.alerts);
    if (notice.alerts.size() > Notice::ShownMax) {
        notice.alerts.resize(Notice::ShownMax);
    }
    return notice;
}

} // namespace

bool NoticeDesk::wasThere(const Alert& alert, Instant now) const
{
    const auto isYoung = [now](Instant since) { return now - since < Window; };
    const auto label = alert.labels.find("node");
    const auto node =
        label == alert.labels.end() ? firstHeard_.end() : firstHeard_.find(label->second);
    return isYoung(*begun_) || (node != firstHeard_.end() && isYoung(node->second));
}

void NoticeDesk::collect(const Urgent& urgent, Instant now)
{
    for (const auto& [key, alert] : urgent) {
        const auto [known, isNew] = known_.try_emplace(key);
        if (isNew || known->second.severity < alert->severity) {
            news_[key] = {*alert, wasThere(*alert, now)};
            due_ = due_.value_or(now + Window);
        }
        known->second = {alert->severity, now};
    }
}

void NoticeDesk::forget(const Board& board, const Urgent& urgent, Instant now)
{
    std::set<std::string> standing; // urgent, muted, or a new leader is not sure yet
    std::set<std::string> resolved;
    for (const Alert& alert : board.alerts) {
        (alert.state == AlertState::Resolved ? resolved : standing).insert(keyOf(alert));
    }
    for (auto at = known_.begin(); at != known_.end();) {
        const auto current = at++;
        const std::string& key = current->first;
        if (standing.contains(key)) {
            current->second.mentioned = now;
        } else if (resolved.contains(key) || now - current->second.mentioned >= RememberedFor) {
            known_.erase(current);
        }
    }
    // What ended or was muted within the window is no news; should it count again, then it is.
    for (auto at = news_.begin(); at != news_.end();) {
        const auto current = at++;
        const auto still = urgent.find(current->first);
        if (still != urgent.end()) {
            current->second.alert = *still->second;
        } else {
            known_.erase(current->first);
            news_.erase(current);
        }
    }
}

std::vector<Notice> NoticeDesk::handle(const Board& board,
                                       const std::set<std::string>& heard,
                                       Instant now)
{
    std::vector<Notice> out = tick(now);
    for (const std::string& node : heard) {
        firstHeard_.try_emplace(node, now);
        begun_ = begun_.value_or(now);
    }
    if (!begun_) {
        return out;
    }
    Urgent urgent;
    for (const Alert& alert : board.alerts) {
        if (isUrgent(alert)) {
            const auto [known, isNew] = urgent.try_emplace(keyOf(alert), &alert);
            if (!isNew && known->second->severity < alert.severity) {
                known->second = &alert;
            }
        }
    }
    forget(board, urgent, now);
    collect(urgent, now);
    return out;
}

std::vector<Notice> NoticeDesk::tick(Instant now)
{
    if (!due_ || now < *due_) {
        return {};
    }
    due_.reset();
    Notice already;
    already.kind = Notice::Kind::Already;
    Notice several;
    several.kind = Notice::Kind::Several;
    for (const auto& [key, news] : news_) {
        add(news.already ? already : several, news.alert);
    }
    news_.clear();
    std::vector<Notice> out;
    if (!already.alerts.empty()) {
        out.push_back(finished(std::move(already)));
    }
    if (several.alerts.size() > SinglesMax) {
        out.push_back(finished(std::move(several)));
        return out;
    }
    sortWorstFirst(several.alerts);
    for (const Alert& alert : several.alerts) {
        Notice one;
        add(one, alert);
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace bafar::alerts
