#include "ui/things/text.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"

namespace bafar::ui::things {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TopologyPage)
};

} // namespace

std::optional<Duration> knownAge(const topology::Thing& thing)
{
    if (!isQuiet(thing.entity.state) || thing.entity.node.empty()) {
        return thing.age;
    }
    for (const topology::Belief& belief : thing.beliefs) {
        if (belief.observer == thing.entity.node) {
            return belief.age;
        }
    }
    return std::nullopt;
}

QString ageText(const topology::Thing& thing)
{
    const std::optional<Duration> known = knownAge(thing);
    return known ? shared::age(*known) : Words::tr("never");
}

bool isQuiet(schema::State state)
{
    return state == schema::State::Stale || state == schema::State::Unknown;
}

QString factsLine(const std::vector<schema::Fact>& facts, std::size_t limit)
{
    QStringList parts;
    for (const schema::Fact& fact : facts) {
        if (static_cast<std::size_t>(parts.size()) == limit) {
            break;
        }
        parts.append(shared::factName(fact.name) + QLatin1Char(' ') + shared::factValue(fact));
    }
    return parts.join(shared::separator());
}

const schema::Fact* findFact(const schema::Entity& entity, std::string_view name)
{
    for (const schema::Fact& fact : entity.facts) {
        if (fact.name == name) {
            return &fact;
        }
    }
    return nullptr;
}

QString stateLine(const topology::Thing& thing)
{
    QString text = shared::stateWord(thing.entity.state);
    if (!thing.entity.reason.empty()) {
        text += shared::separator() + shared::sentence(thing.entity.reason);
    }
    return text;
}

const char* toneOf(schema::State state)
{
    switch (state) {
    case schema::State::Failed: return "bad";
    case schema::State::Degraded: return "warn";
    default: return "muted";
    }
}

QString titleOf(const topology::Topology& topology, const std::string& id)
{
    const topology::Thing* thing = topology.find(id);
    return shared::thingTitle(thing != nullptr ? thing->entity.title : id);
}

QString kindOf(const schema::Entity& entity, std::span<const shared::Page> pages)
{
    switch (entity.lane) {
    case schema::Lane::Services: return Words::tr("Service");
    case schema::Lane::Nodes: return Words::tr("Node");
    case schema::Lane::Data: break; // more than one concept stands there
    default: return shared::laneTitle(entity.lane);
    }
    const shared::Page* page = shared::findPage(pages, shared::fromPeer(entity.concept_));
    return page != nullptr ? page->title() : shared::laneTitle(entity.lane);
}

QString countsOf(const topology::Topology& topology, const std::string& conceptName)
{
    std::vector<std::pair<schema::State, std::uint64_t>> counts;
    for (const topology::Thing& thing : topology.things) {
        if (thing.entity.concept_ != conceptName) {
            continue;
        }
        const auto known = std::find_if(counts.begin(), counts.end(), [&](const auto& one) {
            return one.first == thing.entity.state;
        });
        if (known == counts.end()) {
            counts.emplace_back(thing.entity.state, 1);
        } else {
            ++known->second;
        }
    }
    std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
        return a.first != b.first && schema::worse(a.first, b.first) == a.first;
    });
    QStringList parts;
    for (const auto& [state, count] : counts) {
        parts.append(QCoreApplication::translate("ThingsPage", "%1 %2")
                         .arg(shared::number(count), shared::stateWord(state)));
    }
    return parts.join(shared::separator());
}

} // namespace bafar::ui::things
