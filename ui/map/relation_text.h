#pragma once
// What each thing of the map is related to, in words: its edges, for the map's twin. GUI thread.
#include <QString>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/topology/topology.h"

namespace bafar::ui::map {

class RelationTexts {
public:
    static constexpr std::size_t NamedMax = 12; ///< of one thing, those that are not well first

    /// Of a topology that outlives it.
    explicit RelationTexts(const topology::Topology& topology);

    /// "replicates to (failed) MariaDB n3; replicates to MariaDB n2; runs on n1", in the words of
    /// the panel about the thing; a state is the relation's. Empty: it is related to nothing; who
    /// hears whom is the nodes' own table.
    [[nodiscard]] QString of(const std::string& id) const;

private:
    const topology::Topology& topology_;
    std::unordered_map<std::string_view, std::vector<const topology::Edge*>> edges_; ///< by thing
};

} // namespace bafar::ui::map
