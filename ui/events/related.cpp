#include "ui/events/related.h"

#include <algorithm>

#include "core/schema/json.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::events {
namespace {

/// What an action did is seen a little after it ended.
constexpr std::int64_t AfterMs = 10'000;

std::int64_t apart(const schema::Event& a, const schema::Event& b)
{
    return std::abs(a.at.unixMs - b.at.unixMs);
}

/// An action names what it works on by its parameters: floating_ip.hand_over address=web to=n2.
bool worksOn(const schema::ActionRequest& request, std::string_view subject)
{
    const std::string conceptName = request.action.substr(0, request.action.find('.'));
    return std::any_of(request.parameters.begin(), request.parameters.end(), [&](const auto& one) {
        return !one.second.empty() && (isOrPartOf(subject, conceptName + "/" + one.second) ||
                                       subject == "node/" + one.second);
    });
}

/// Ids of things that an action may name, whether there are such or not.
std::vector<std::string> namedBy(const schema::ActionRequest& request)
{
    const std::string conceptName = request.action.substr(0, request.action.find('.'));
    std::vector<std::string> ids;
    for (const std::string& kind : {conceptName, std::string("node")}) {
        for (const auto& [name, value] : request.parameters) {
            ids.push_back(kind + '/' + value);
            ids.push_back(value); // some name the whole id
        }
    }
    return ids;
}

bool ranAt(const schema::ActionRecord& record, WallTime at)
{
    const bool over = schema::hasEnded(record.state) && record.endedAt.unixMs != 0;
    return at >= record.startedAt && (!over || at.unixMs <= record.endedAt.unixMs + AfterMs);
}

} // namespace

bool isOrPartOf(std::string_view subject, const std::string& whole)
{
    return subject.starts_with(whole) &&
           (subject.size() == whole.size() || subject[whole.size()] == '.' ||
            subject[whole.size()] == '/');
}

Entries relatedTo(const Entry& entry, std::span<const EntryPtr> newestFirst, std::size_t limit)
{
    Entries found;
    constexpr std::int64_t WithinMs = std::chrono::milliseconds(RelatedWithin).count();
    for (const EntryPtr& other : newestFirst) {
        if (other.get() != &entry && other->event.subject == entry.event.subject &&
            apart(other->event, entry.event) <= WithinMs) {
            found.push_back(other);
        }
    }
    std::stable_sort(found.begin(), found.end(), [&](const EntryPtr& a, const EntryPtr& b) {
        return apart(a->event, entry.event) < apart(b->event, entry.event);
    });
    found.resize(std::min(found.size(), limit));
    std::sort(found.begin(), found.end(),
              [](const EntryPtr& a, const EntryPtr& b) { return isAbove(*a, *b); });
    return found;
}

std::vector<std::string> placesOf(const schema::Event& event,
                                  std::span<const schema::ActionRecord> records,
                                  const topology::Topology& topology)
{
    std::vector<std::string> ids{event.subject};
    for (const schema::ActionRecord& record : records) {
        if (event.subject == "action/" + record.id) {
            ids = namedBy(record.plan.request);
        }
    }
    std::vector<std::string> found;
    for (const std::string& id : ids) {
        if (topology.find(id) != nullptr &&
            std::find(found.begin(), found.end(), id) == found.end()) {
            found.push_back(id);
        }
    }
    return found;
}

std::optional<Cause> causeOf(const schema::Event& event,
                             std::span<const schema::ActionRecord> records)
{
    std::optional<Cause> found;
    for (const schema::ActionRecord& record : records) {
        if (event.subject == "action/" + record.id) {
            return Cause{record, true};
        }
        const bool later = !found || record.startedAt > found->action.startedAt;
        if (later && worksOn(record.plan.request, event.subject) && ranAt(record, event.at)) {
            found = Cause{record, false};
        }
    }
    return found;
}

QString eventAsText(const Entry& entry)
{
    const schema::Event& event = entry.event;
    const QStringList lines = {
        shared::dateAndTime(event.at) + QStringLiteral("  ") +
            QString::fromStdString(toIso8601(event.at)),
        shared::fromPeer(event.node) + QStringLiteral(" #") + QString::number(event.sequence) +
            QStringLiteral("  ") + shared::fromPeer(event.concept_ + "." + event.kind) +
            QStringLiteral("  ") + shared::severityWord(event.severity),
        shared::fromPeer(event.subject) + QStringLiteral(": ") + shared::sentence(event.text)};
    return shared::withoutIsolation(lines.join(QLatin1Char('\n')));
}

QString eventAsJson(const schema::Event& event)
{
    return QString::fromStdString(schema::prettyJson(schema::toJson(event)));
}

} // namespace bafar::ui::events
