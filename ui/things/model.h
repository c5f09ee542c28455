#pragma once
// Things, what is said of one of them, what it is related to and what happened to it, as tables.
// No widget here. GUI thread.
#include <QHash>
#include <map>
#include <set>

#include "core/topology/topology.h"
#include "ui/shared/rows_model.h"
#include "ui/things/fact_column.h"

namespace bafar::link {
class Store;
}

namespace bafar::ui::things {

/// The things of one concept, the worst first and their parts below them: name, state, node, why,
/// the columns' facts, age. Keys are entity ids.
class ThingsModel : public shared::RowsModel {
    Q_OBJECT

public:
    enum Column { Name, State, Node, Why, FirstFact };

    ThingsModel(std::string conceptName,
                std::vector<FactColumn> columns,
                QObject* parent = nullptr);

    /// From the next setTopology() on; null: titles.
    void setNames(NameOf nameOf) { nameOf_ = nameOf; }

    void setTopology(const topology::Topology& topology);

    /// What follows from all agents' words is said so from the next setTopology() on.
    void compare(const link::Store& store);

    /// Of a fact, or of "state", "node" or "age"; -1: there is no such column.
    [[nodiscard]] int columnOf(std::string_view name) const;

    /// True where no row has anything to say.
    [[nodiscard]] bool isBlank(int column) const;

    /// The first of those that are worst; -1: there is no row.
    [[nodiscard]] int worstRow() const;

    /// Of two rows that are there: the state of the first one is worse.
    [[nodiscard]] bool isWorse(int row, int other) const;

private:
    [[nodiscard]] shared::Row makeRow(const topology::Thing& thing, bool isPart) const;
    [[nodiscard]] shared::Cell cellOf(const FactColumn& column, const schema::Entity& entity) const;

    std::string concept_;
    std::vector<FactColumn> columns_;
    std::map<std::string, ColumnCells, std::less<>> compared_; ///< by the column's name
    NameOf nameOf_ = nullptr;
};

/// What each agent says of one thing: agent, what and why it is not well, age. Keys are agents'
/// names.
class BeliefsModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit BeliefsModel(QObject* parent = nullptr);

    /// `cutOff`: agents whose word may be old, though they are heard.
    void setThing(const topology::Thing& thing, const std::set<std::string>& cutOff = {});
};

/// What one thing is related to: in which way, and how well that goes; to what, and how well that
/// is itself. Keys are told apart by way; the other thing's id is that of otherAt().
class RelationsModel : public shared::RowsModel {
    Q_OBJECT

public:
    static constexpr std::size_t RowsMax = 12; ///< those that are not well first

    explicit RelationsModel(QObject* parent = nullptr);

    void setThing(const topology::Topology& topology, const std::string& id);

    /// The entity in a row; empty: none.
    [[nodiscard]] QString otherAt(int row) const;

    /// How many relations have no row.
    [[nodiscard]] std::size_t leftOut() const { return leftOut_; }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    /// By key. Not in the rows: an age that passes renews none of them.
    QHash<QString, QString> tips_;
    std::size_t leftOut_ = 0;
};

/// The last events of one thing and its parts, newest first: time, what.
class RecentModel : public shared::RowsModel {
    Q_OBJECT

public:
    static constexpr std::size_t RowsMax = 5;

    explicit RecentModel(QObject* parent = nullptr);

    void setThing(const link::Store& store, const std::string& id, WallTime now);
};

} // namespace bafar::ui::things
