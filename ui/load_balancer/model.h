#pragma once
// The load balancer as tables: where requests arrive, which go where, who answers them and by which
// way. No widget here. GUI thread.
#include <string>
#include <vector>

#include "core/schema/load_balancer.h"
#include "ui/shared/rows_model.h"

namespace bafar::link {
class Store;
}

namespace bafar::ui::load_balancer {

/// One node's word. Valid until the store's next change.
struct Word {
    std::string node;
    bool fresh = false;                                    ///< its agent is heard
    const schema::load_balancer::Status* status = nullptr; ///< never null
    WallTime spokeAt{};                                    ///< when it said so, by its own clock
};

/// Of the nodes that have a load balancer, by name.
[[nodiscard]] std::vector<Word> wordsOf(const link::Store& store);

/// Those of them that get requests: an address of a listener is there. Where that is none, all.
[[nodiscard]] std::vector<Word> serving(const std::vector<Word>& words);

/// Each address on each node, the one that holds it first. Keys are listener, address and node.
class ListenersModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit ListenersModel(QObject* parent = nullptr);

    void setWords(const std::vector<Word>& words);
};

/// Host and path, to whom, and how that goes: of the nodes that get requests, named where they are
/// several.
class RoutesModel : public shared::RowsModel {
    Q_OBJECT

public:
    static constexpr std::size_t RowsMax = 300;

    explicit RoutesModel(QObject* parent = nullptr);

    void setWords(const std::vector<Word>& words);

    /// The route of a row; null: there is none.
    [[nodiscard]] const schema::load_balancer::Route* routeAt(int row) const;

private:
    std::vector<schema::load_balancer::Route> routes_;
};

/// Every server of every upstream, those that are not well first; who balances is named as above.
class ServersModel : public shared::RowsModel {
    Q_OBJECT

public:
    static constexpr std::size_t RowsMax = 500;

    explicit ServersModel(QObject* parent = nullptr);

    void setWords(const std::vector<Word>& words);

    /// How many servers have no row.
    [[nodiscard]] std::size_t leftOut() const { return leftOut_; }

private:
    std::size_t leftOut_ = 0;
};

} // namespace bafar::ui::load_balancer
