#include "ui/things/model.h"

#include <QSet>
#include <algorithm>
#include <iterator>

#include "ui/shared/format.h"
#include "ui/shared/magnitude.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/parts.h"
#include "ui/things/text.h"

namespace bafar::ui::things {
namespace {

using shared::CellLook;

QStringList headsOf(const std::vector<FactColumn>& columns)
{
    QStringList heads{ThingsModel::tr("Name"), ThingsModel::tr("State"), ThingsModel::tr("Node"),
                      ThingsModel::tr("Why")};
    for (const FactColumn& column : columns) {
        heads.append(shared::factName(column.fact));
    }
    heads << ThingsModel::tr("Age");
    return heads;
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
            const schema::Fact* theirs = findFact(other.said, fact.name);
            if (differing == nullptr && theirs != nullptr && theirs->value != fact.value) {
                differing = &fact;
            }
        }
    }
    return differing;
}

/// What an agent says of it; of what is not well, why, unless that stands above as the thing's own.
QString saysText(const topology::Thing& thing, const topology::Belief& belief)
{
    const schema::Fact* telling = tellingFact(thing, belief);
    QStringList parts;
    if (telling != nullptr) {
        parts.append(factsLine(std::vector<schema::Fact>{*telling}, 1));
    }
    const schema::State state = belief.said.state;
    const bool isIll = state == schema::State::Failed || state == schema::State::Degraded;
    if (belief.fresh && isIll && !belief.said.reason.empty()) {
        parts.append(belief.said.reason == thing.entity.reason
                         ? shared::stateWord(state)
                         : shared::sentence(belief.said.reason));
    }
    parts.removeAll(QString());
    return parts.isEmpty() ? shared::stateWord(state) : parts.join(shared::separator());
}

/// Keeps the rows' keys unique: ids longer than what is shown of them may look the same.
class Rows {
public:
    void add(shared::Row row)
    {
        if (!seen_.contains(row.key)) {
            seen_.insert(row.key);
            rows_.push_back(std::move(row));
        }
    }

    [[nodiscard]] std::vector<shared::Row> take() { return std::move(rows_); }

private:
    QSet<QString> seen_;
    std::vector<shared::Row> rows_;
};

/// The worst of all states first.
double urgencyOf(schema::State state)
{
    double place = 0;
    for (std::size_t other = 0; other < std::size(schema::StateNames); ++other) {
        const auto one = static_cast<schema::State>(other);
        place += one != state && schema::worse(one, state) == one ? 1 : 0;
    }
    return place;
}

} // namespace

ThingsModel::ThingsModel(std::string conceptName, std::vector<FactColumn> columns, QObject* parent)
    : RowsModel(headsOf(columns), parent)
    , concept_(std::move(conceptName))
    , columns_(std::move(columns))
{
    std::set<int> figures{FirstFact + static_cast<int>(columns_.size())}; // the age
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].look == CellLook::Figures) {
            figures.insert(FirstFact + static_cast<int>(i));
        }
    }
    setFigures(std::move(figures));
}

int ThingsModel::columnOf(std::string_view name) const
{
    if (name == "state" || name == "node") {
        return name == "state" ? State : Node;
    }
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [name](const FactColumn& one) { return name == one.fact; });
    return found == columns_.end() && name != "age"
               ? -1
               : FirstFact + static_cast<int>(found - columns_.begin());
}

bool ThingsModel::isBlank(int column) const
{
    const auto at = static_cast<std::size_t>(column);
    return std::all_of(rows().begin(), rows().end(), [at](const shared::Row& row) {
        return at >= row.cells.size() || row.cells[at].text.isEmpty();
    });
}

int ThingsModel::worstRow() const
{
    constexpr auto At = static_cast<std::size_t>(State);
    const auto worst = std::min_element(rows().begin(), rows().end(),
                                        [](const shared::Row& one, const shared::Row& two) {
                                            return one.cells[At].size < two.cells[At].size;
                                        });
    return worst == rows().end() ? -1 : static_cast<int>(worst - rows().begin());
}

bool ThingsModel::isWorse(int row, int other) const
{
    constexpr auto At = static_cast<std::size_t>(State);
    return rows()[static_cast<std::size_t>(row)].cells[At].size <
           rows()[static_cast<std::size_t>(other)].cells[At].size;
}

void ThingsModel::compare(const link::Store& store)
{
    for (const FactColumn& column : columns_) {
        if (column.compare != nullptr) {
            compared_[column.fact] = column.compare(store);
        }
    }
}

shared::Cell ThingsModel::cellOf(const FactColumn& column, const schema::Entity& entity) const
{
    const bool isMuted = isQuiet(entity.state);
    if (column.compare != nullptr) {
        const auto cells = compared_.find(column.fact);
        const bool isThere = cells != compared_.end() && cells->second.contains(entity.id);
        shared::Cell cell = isThere ? cells->second.at(entity.id) : shared::Cell();
        cell.look = isMuted ? CellLook::Muted : column.look;
        return cell;
    }
    const schema::Fact* fact = findFact(entity, column.fact);
    const QString whole = fact == nullptr ? QString() : shared::factValue(*fact);
    const bool isShort = fact != nullptr && column.shorten != nullptr;
    const QString text = isShort ? column.shorten(*fact) : whole;
    const bool hasWords = fact != nullptr && fact->technical && !shared::isToken(*fact);
    return {text,
            isMuted    ? CellLook::Muted
            : hasWords ? CellLook::Plain
                       : column.look,
            {},
            text == whole ? QString() : whole,
            fact == nullptr ? std::nullopt : shared::magnitudeOf(fact->value)};
}

shared::Row ThingsModel::makeRow(const topology::Thing& thing, bool isPart) const
{
    const schema::Entity& entity = thing.entity;
    const CellLook quiet = isQuiet(entity.state) ? CellLook::Muted : CellLook::Figures;
    const QString reason = shared::sentence(entity.reason);
    shared::Row row;
    row.key = shared::fromPeer(entity.id);
    row.isPart = isPart;
    row.cells = {
        {nameOf_ == nullptr ? shared::thingTitle(entity.title) : nameOf_(thing),
         isPart ? CellLook::Plain : CellLook::Strong, entity.state},
        {shared::stateWord(entity.state),
         isQuiet(entity.state) ? CellLook::Muted : CellLook::Plain,
         {},
         {},
         urgencyOf(entity.state)},
        {shared::technical(entity.node), CellLook::Plain},
        {reason, CellLook::Plain, {}, reason},
    };
    for (const FactColumn& column : columns_) {
        row.cells.push_back(cellOf(column, entity));
    }
    const std::optional<Duration> known = knownAge(thing);
    row.cells.push_back(
        {ageText(thing), quiet, {}, {}, known ? std::optional(toSeconds(*known)) : std::nullopt});
    return row;
}

void ThingsModel::setTopology(const topology::Topology& topology)
{
    Rows rows;
    for (const Placed& placed : inOrder(topology)) {
        if (placed.thing->entity.concept_ == concept_) {
            rows.add(makeRow(*placed.thing, placed.whole != nullptr));
        }
    }
    setRows(shared::sorted(rows.take(), State, Qt::AscendingOrder));
}

BeliefsModel::BeliefsModel(QObject* parent)
    : RowsModel({tr("Agent"), tr("What it believes"), tr("Age")}, parent)
{
    setFigures({2}); // age
}

void BeliefsModel::setThing(const topology::Thing& thing, const std::set<std::string>& cutOff)
{
    std::vector<shared::Row> rows;
    for (const topology::Belief& belief : thing.beliefs) {
        const bool apart = cutOff.contains(belief.observer);
        const CellLook look = belief.fresh && !apart ? CellLook::Plain : CellLook::Muted;
        const schema::State mark = belief.fresh ? belief.said.state : schema::State::Stale;
        const QString says = saysText(thing, belief);
        shared::Row row;
        row.key = shared::fromPeer(belief.observer);
        row.cells = {
            {shared::technical(belief.observer), CellLook::Plain},
            {apart ? tr("cut off: %1").arg(says) : says, look, mark,
             apart ? tr("It is cut off from the majority of the agents' group: what it says of "
                        "others may be old.")
                   : shared::sentence(belief.said.reason)},
            {shared::age(belief.age), belief.fresh ? CellLook::Figures : CellLook::Muted},
        };
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

} // namespace bafar::ui::things
