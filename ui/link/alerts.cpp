#include "ui/link/alerts.h"

#include "ui/link/store.h"

namespace bafar::link {

bool Alerts::isConfigured() const
{
    return heard.size() + old.size() > board.quiet.size();
}

Alerts alertsOf(const Store& store)
{
    Alerts all;
    std::vector<alerts::Word> words;
    for (const auto& [node, facts] : store.agents()) {
        const bool live = facts.freshness == schema::State::Ok;
        const auto* status = store.status<schema::alerting::Status>(node, schema::alerting::Name);
        if (status != nullptr) {
            (live ? all.heard : all.old).insert(node);
            words.push_back({node, live, *status});
        } else if (live && !facts.reports.empty()) {
            all.mute.insert(node);
        }
    }
    all.board = alerts::boardOf(words);
    all.marks = alerts::marksOf(all.board);
    return all;
}

} // namespace bafar::link
