#include "ui/map/fold_edges.h"

#include <algorithm>
#include <tuple>

namespace bafar::ui::map {
namespace {

bool isDrawn(const schema::Relation& relation, const std::string& selection)
{
    const bool quiet = relation.kind == schema::RelationKind::Peers ||
                       relation.kind == schema::RelationKind::RunsOn;
    return !quiet || relation.from == selection || relation.to == selection;
}

/// `edge` stands for `other`, too.
void join(topology::Edge& edge, const topology::Edge& other)
{
    schema::Relation& kept = edge.relation;
    const schema::Relation& more = other.relation;
    kept.rate += more.rate;
    kept.latency = std::max(kept.latency, more.latency);
    if (kept.state != more.state && schema::worse(kept.state, more.state) == more.state) {
        kept.state = more.state;
        kept.label = more.label;
        edge.speaker = other.speaker; // of what is shown
        edge.age = other.age;
    } else if (kept.state == more.state &&
               (kept.label != more.label ||
                (more.rate > 0 && more.label.find("/s") != std::string::npos))) {
        kept.label.clear(); // it tells a rate that is not all
    }
}

} // namespace

void foldEdges(const topology::Topology& topology,
               const EndOf& endOf,
               const std::string& selection,
               topology::Topology& shown)
{
    std::map<std::tuple<std::string, std::string, schema::RelationKind>, std::size_t> known;
    for (const topology::Edge& edge : topology.edges) {
        topology::Edge moved = edge;
        schema::Relation& relation = moved.relation;
        relation.from = endOf(relation.from);
        relation.to = endOf(relation.to);
        if (relation.from.empty() || relation.to.empty() || relation.from == relation.to ||
            !isDrawn(relation, selection)) {
            continue;
        }
        const auto [place, isNew] =
            known.try_emplace({relation.from, relation.to, relation.kind}, shown.edges.size());
        if (isNew) {
            shown.edges.push_back(std::move(moved));
        } else {
            join(shown.edges[place->second], edge);
        }
    }
}

void findPlaces(topology::Topology& shown)
{
    for (std::size_t i = 0; i < shown.things.size(); ++i) {
        shown.places[shown.things[i].entity.id] = i;
    }
}

} // namespace bafar::ui::map
