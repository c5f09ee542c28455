#include "ui/things/by_node.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>

#include "core/base/natural.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/parts.h"
#include "ui/things/text.h"

namespace bafar::ui::things {
namespace {

struct ByNodeWords {
    Q_DECLARE_TR_FUNCTIONS(ByNode)
};

using Columns = std::map<std::string, std::size_t, NaturalOrder>; ///< by node

/// The columns: nodes of the cluster, and any other that a part is on.
Columns columnsOf(const topology::Topology& topology, const std::vector<Placed>& parts)
{
    Columns columns;
    for (const topology::Thing& thing : topology.things) {
        if (thing.entity.lane == schema::Lane::Nodes && !thing.entity.node.empty() &&
            columns.size() < NodesMax) {
            columns.emplace(thing.entity.node, 0);
        }
    }
    for (const Placed& part : parts) {
        if (!part.thing->entity.node.empty() && columns.size() < NodesMax) {
            columns.emplace(part.thing->entity.node, 0);
        }
    }
    std::size_t next = 0;
    for (auto& [node, column] : columns) {
        column = next++;
    }
    return columns;
}

shared::Chip chipOf(const Placed& part, const PartWords& words)
{
    const schema::Entity& entity = part.thing->entity;
    shared::Chip chip;
    chip.key = shared::fromPeer(entity.id);
    chip.text = words.chip(*part.whole, *part.thing);
    if (entity.state != schema::State::Ok) {
        chip.text += shared::separator() + shared::stateWord(entity.state);
    }
    chip.state = entity.state;
    QStringList tip{words.name ? words.name(*part.thing) : shared::thingTitle(entity.title),
                    stateLine(*part.thing), factsLine(entity.facts, 4)};
    tip.removeAll(QString());
    chip.tip = tip.join(QStringLiteral(": "));
    return chip;
}

/// Worst first: what is cut is as well as the rest, or better.
void bound(std::vector<shared::Chip>& chips)
{
    if (chips.size() <= ChipsMax) {
        return;
    }
    std::stable_sort(chips.begin(), chips.end(), [](const auto& a, const auto& b) {
        return a.state != b.state && schema::worse(a.state, b.state) == a.state;
    });
    shared::Chip rest;
    rest.state = chips[ChipsMax].state;
    rest.text =
        ByNodeWords::tr("%1 more").arg(shared::number(std::uint64_t{chips.size() - ChipsMax}));
    chips.resize(ChipsMax);
    chips.push_back(std::move(rest));
}

} // namespace

ByNode byNode(const topology::Topology& topology,
              const std::string& conceptName,
              const PartWords& words)
{
    std::vector<Placed> parts;
    for (const Placed& placed : inOrder(topology)) {
        if (placed.whole != nullptr && placed.thing->entity.concept_ == conceptName) {
            parts.push_back(placed);
        }
    }
    const Columns columns = columnsOf(topology, parts);
    const bool nowhere = std::any_of(parts.begin(), parts.end(), [&](const Placed& part) {
        return !columns.contains(part.thing->entity.node);
    });
    ByNode table;
    table.heads.append(words.rowsHead);
    for (const auto& [node, column] : columns) {
        table.heads.append(shared::technical(node));
    }
    if (nowhere) {
        table.heads.append(ByNodeWords::tr("elsewhere"));
    }
    const topology::Thing* whole = nullptr;
    for (const Placed& part : parts) {
        if (part.whole != whole) {
            whole = part.whole;
            if (table.rows.size() == RowsMax) {
                if (table.leftOut++ == 0) {
                    table.firstLeftOut = shared::fromPeer(whole->entity.id);
                }
                continue;
            }
            table.rows.push_back({shared::fromPeer(whole->entity.id),
                                  shared::technical(whole->entity.title),
                                  words.caption(*whole),
                                  whole->entity.state,
                                  {}});
            table.rows.back().cells.resize(columns.size() + (nowhere ? 1 : 0));
        } else if (table.leftOut > 0) {
            continue;
        }
        const auto column = columns.find(part.thing->entity.node);
        const std::size_t at = column == columns.end() ? columns.size() : column->second;
        table.rows.back().cells[at].push_back(chipOf(part, words));
    }
    for (shared::ChipRow& row : table.rows) {
        std::for_each(row.cells.begin(), row.cells.end(), &bound);
    }
    return table;
}

} // namespace bafar::ui::things
