#include "ui/overview/model.h"

#include "ui/overview/card.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"

namespace bafar::ui::overview {
namespace {

QString factsLine(const std::vector<schema::Fact>& facts, std::size_t limit)
{
    QStringList parts;
    for (const schema::Fact& fact : facts) {
        if (static_cast<std::size_t>(parts.size()) == limit) {
            break;
        }
        parts.append(shared::factName(fact.name) + QLatin1Char(' ') + shared::factValue(fact));
    }
    return parts.join(QStringLiteral(" · "));
}

/// The fact worth comparing: who owns or plays the part, else one that agents differ on.
const schema::Fact* tellingFact(const topology::Thing& thing, const topology::Belief& belief)
{
    const schema::Fact* differing = nullptr;
    for (const schema::Fact& fact : belief.said.facts) {
        if (fact.name == "owner" || fact.name == "role") {
            return &fact;
        }
        for (const topology::Belief& other : thing.beliefs) {
            for (const schema::Fact& theirs : other.said.facts) {
                if (differing == nullptr && theirs.name == fact.name &&
                    theirs.value != fact.value) {
                    differing = &fact;
                }
            }
        }
    }
    return differing;
}

} // namespace

ThingsModel::ThingsModel(QObject* parent)
    : RowsModel({tr("Name"), tr("State"), tr("Role"), tr("Facts"), tr("Said by"), tr("Age")},
                parent)
{
}

void ThingsModel::setTopology(const topology::Topology& topology)
{
    using shared::CellLook;
    std::vector<shared::Row> rows;
    for (const topology::Thing& thing : topology.things) {
        const schema::Entity& entity = thing.entity;
        const QString reason = shared::sentence(entity.reason);
        const QString facts = factsLine(entity.facts, 4);
        shared::Row row;
        row.key = shared::fromPeer(entity.id);
        row.cells = {
            {shared::technical(entity.title), CellLook::Strong, entity.state},
            {shared::stateWord(entity.state)},
            {shared::laneTitle(entity.lane), CellLook::Muted},
            {reason.isEmpty() ? facts : reason, CellLook::Plain, {}, facts},
            {shared::technical(thing.speaker), CellLook::Technical},
            {ageText(thing), CellLook::Figures},
        };
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

BeliefsModel::BeliefsModel(QObject* parent)
    : RowsModel({tr("Agent"), tr("Says"), tr("Age")}, parent)
{
}

void BeliefsModel::setThing(const topology::Thing& thing, const std::set<std::string>& cutOff)
{
    using shared::CellLook;
    std::vector<shared::Row> rows;
    for (const topology::Belief& belief : thing.beliefs) {
        const bool apart = cutOff.contains(belief.observer);
        const CellLook look = belief.fresh && !apart ? CellLook::Plain : CellLook::Muted;
        const schema::State mark = belief.fresh ? belief.said.state : schema::State::Stale;
        const schema::Fact* telling = tellingFact(thing, belief);
        const QString first =
            telling == nullptr ? QString() : factsLine(std::vector<schema::Fact>{*telling}, 1);
        const QString says = first.isEmpty() ? shared::stateWord(belief.said.state) : first;
        shared::Row row;
        row.key = shared::fromPeer(belief.observer);
        row.cells = {
            {shared::technical(belief.observer), CellLook::Technical},
            {apart ? tr("%1 (cut off)").arg(says) : says, look, mark,
             apart ? tr("It is cut off from the majority of the agents' group: what it says of "
                        "others may be old.")
                   : shared::sentence(belief.said.reason)},
            {shared::age(belief.age), belief.fresh ? CellLook::Figures : CellLook::Muted},
        };
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

} // namespace bafar::ui::overview
