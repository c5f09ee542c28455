#include "ui/events/journal.h"

#include <QCoreApplication>
#include <QDateTime>
#include <tuple>

#include "core/topology/topology.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::events {
namespace {

struct JournalWords {
    Q_DECLARE_TR_FUNCTIONS(Events)
};

auto orderOf(const schema::Event& event)
{
    return std::tie(event.at.unixMs, event.node, event.sequence);
}

/// "action 9f3c21ab" as the plan dialog shows it; other ids as they are.
QString aboutOf(const std::string& subject)
{
    constexpr std::string_view Action = "action/";
    constexpr std::size_t IdShown = 8;
    if (subject.starts_with(Action)) {
        return JournalWords::tr("action %1")
            .arg(shared::technical(subject.substr(Action.size(), IdShown)));
    }
    return shared::technical(subject);
}

} // namespace

const QString& Entry::searched() const
{
    if (folded_.isEmpty()) {
        const QString clock = shared::timeOfDay(event.at).left(5); // "what happened at 09:34"
        const QStringList parts = {clock,
                                   shared::sentence(event.text),
                                   shared::fromPeer(event.text),
                                   shared::fromPeer(event.node),
                                   about,
                                   shared::fromPeer(event.subject),
                                   shared::fromPeer(event.concept_ + "." + event.kind)};
        folded_ = shared::withoutIsolation(parts.join(QLatin1Char('\n'))).toCaseFolded();
    }
    return folded_;
}

EntryPtr makeEntry(const schema::Event& event)
{
    auto entry = std::make_shared<Entry>();
    entry->event = event;
    // A restarted agent counts its events anew; the moment tells them apart.
    entry->key = QStringLiteral("%1/%2/%3")
                     .arg(shared::fromPeer(event.node))
                     .arg(event.sequence)
                     .arg(event.at.unixMs);
    entry->about = aboutOf(event.subject);
    entry->hasTitle = event.subject.starts_with("action/");
    entry->day = QDateTime::fromMSecsSinceEpoch(event.at.unixMs).date().toJulianDay();
    return entry;
}

bool isAbove(const Entry& a, const Entry& b)
{
    return orderOf(b.event) < orderOf(a.event);
}

bool Journal::update(const std::deque<schema::Event>& events, const topology::Topology& topology)
{
    bool titled = false;
    Entries next;
    next.reserve(events.size());
    auto known = entries_.begin();
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        while (known != entries_.end() && orderOf(*event) < orderOf((*known)->event)) {
            ++known;
        }
        const bool stays = known != entries_.end() && (*known)->event == *event;
        next.push_back(stays ? *known : makeEntry(*event));
        Entry& entry = *next.back();
        if (entry.hasTitle) {
            continue;
        }
        if (const topology::Thing* thing = topology.find(event->subject)) {
            entry.about = shared::technical(thing->entity.title);
            entry.hasTitle = true;
            entry.folded_.clear();
            titled = titled || stays;
        }
    }
    entries_ = std::move(next);
    return titled;
}

} // namespace bafar::ui::events
