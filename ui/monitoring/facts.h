#pragma once
// What one node is to the cluster, in a few words each: owner of addresses, primary, leader, ...
// and how long it has been up. GUI thread.
#include <QString>
#include <string>
#include <vector>

#include "core/base/time.h"

namespace bafar::link {
class Store;
}

namespace bafar::ui::monitoring {

struct NodeFact {
    QString name;  ///< "Database"
    QString value; ///< "primary"

    bool operator==(const NodeFact&) const = default;
};

/// Only what is known and the node has a part in. Tasks and bricks are counted by whoever sees the
/// whole cluster; nothing is said of them where nobody does.
[[nodiscard]] std::vector<NodeFact> factsOf(const link::Store& store,
                                            const std::string& node,
                                            WallTime now);

/// One line of rich text: names quiet, values strong.
[[nodiscard]] QString richLine(const std::vector<NodeFact>& facts);

/// The same for a screen reader.
[[nodiscard]] QString plainLine(const std::vector<NodeFact>& facts);

} // namespace bafar::ui::monitoring
