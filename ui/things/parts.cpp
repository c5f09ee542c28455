#include "ui/things/parts.h"

#include <algorithm>
#include <map>

namespace bafar::ui::things {
namespace {

/// Separators of an id that are looked at: whoever says it is not trusted to say little.
constexpr int NestingMax = 8;

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// "web.2" before "web.10": runs of digits count as numbers.
bool comesBefore(std::string_view a, std::string_view b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (!isDigit(a[i]) || !isDigit(b[j])) {
            if (a[i] != b[j]) {
                return a[i] < b[j];
            }
            ++i;
            ++j;
            continue;
        }
        const auto run = [](std::string_view text, std::size_t& at) {
            while (at + 1 < text.size() && text[at] == '0' && isDigit(text[at + 1])) {
                ++at;
            }
            const std::size_t from = at;
            while (at < text.size() && isDigit(text[at])) {
                ++at;
            }
            return text.substr(from, at - from);
        };
        const std::string_view one = run(a, i);
        const std::string_view two = run(b, j);
        if (one != two) {
            return one.size() != two.size() ? one.size() < two.size() : one < two;
        }
    }
    return a.size() - i < b.size() - j;
}

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
    if (comesBefore(one.title, two.title)) {
        return true;
    }
    return !comesBefore(two.title, one.title) && one.id < two.id;
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
