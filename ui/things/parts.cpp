#include "ui/things/parts.h"

#include <algorithm>
#include <map>

#include "core/base/natural.h"

namespace bafar::ui::things {
namespace {

/// Separators of an id that are looked at: whoever says it is not trusted to say little.
constexpr int NestingMax = 8;

bool standsBefore(const topology::Thing* a, const topology::Thing* b)
{
    const schema::Entity& one = a->entity;
    const schema::Entity& two = b->entity;
    if (one.lane != two.lane) {
        return one.lane < two.lane;
    }
    if (one.concept_ != two.concept_) {
        return one.concept_ > two.concept_; // any fixed order: this one has database before cache
    }
    return one.title != two.title ? comesBefore(one.title, two.title) : one.id < two.id;
}

} // namespace

const topology::Thing* wholeOf(const topology::Topology& topology, const topology::Thing& thing)
{
    const std::string& id = thing.entity.id;
    int tries = 0;
    for (std::size_t end = 0; end < id.size() && tries < NestingMax; ++end) {
        if (id[end] != '.' && id[end] != '/') {
            continue;
        }
        ++tries;
        const topology::Thing* whole = topology.find(std::string_view(id).substr(0, end));
        if (whole != nullptr && whole->entity.node.empty() &&
            whole->entity.lane == thing.entity.lane &&
            whole->entity.concept_ == thing.entity.concept_) {
            return whole;
        }
    }
    return nullptr;
}

std::vector<Placed> inOrder(const topology::Topology& topology)
{
    std::vector<const topology::Thing*> wholes;
    std::map<const topology::Thing*, std::vector<const topology::Thing*>> parts;
    for (const topology::Thing& thing : topology.things) {
        const topology::Thing* whole = wholeOf(topology, thing);
        (whole == nullptr ? wholes : parts[whole]).push_back(&thing);
    }
    std::sort(wholes.begin(), wholes.end(), standsBefore);
    std::vector<Placed> all;
    all.reserve(topology.things.size());
    for (const topology::Thing* thing : wholes) {
        all.push_back({thing, nullptr});
        const auto own = parts.find(thing);
        if (own != parts.end()) {
            std::sort(own->second.begin(), own->second.end(), standsBefore);
            for (const topology::Thing* part : own->second) {
                all.push_back({part, thing});
            }
        }
    }
    return all;
}

} // namespace bafar::ui::things
