#include "core/schema/same_map.h"

#include <algorithm>
#include <tuple>

namespace bafar::schema {
namespace {

auto drawn(const Entity& entity)
{
    return std::tie(entity.id, entity.state, entity.claim, entity.node, entity.owner);
}

auto drawn(const Relation& relation)
{
    return std::tie(relation.from, relation.to, relation.kind, relation.state);
}

} // namespace

bool sameMap(const Presence& a, const Presence& b)
{
    const auto same = [](const auto& left, const auto& right) {
        return drawn(left) == drawn(right);
    };
    return std::ranges::equal(a.entities, b.entities, same) &&
           std::ranges::equal(a.relations, b.relations, same);
}

} // namespace bafar::schema
