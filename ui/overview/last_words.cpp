#include "ui/overview/last_words.h"

#include <algorithm>

#include "ui/overview/words.h"
#include "ui/shared/status_dot.h"

namespace bafar::ui::overview {

bool isAnyHeard(const Known& known)
{
    return std::any_of(known.nodes.begin(), known.nodes.end(),
                       [](const NodeWord& word) { return word.isLive(); });
}

namespace {

void believe(topology::Thing& thing, const topology::Belief& belief)
{
    thing.entity.state = belief.said.state;
    thing.entity.reason = belief.said.reason;
    thing.age = belief.age;
}

/// A node that died long before the console lost the others said last that it was well.
void takeLastWord(topology::Thing& thing)
{
    const auto own = std::find_if(
        thing.beliefs.begin(), thing.beliefs.end(),
        [&thing](const topology::Belief& belief) { return belief.observer == thing.speaker; });
    if (own == thing.beliefs.end()) {
        return;
    }
    believe(thing, *own);
    for (const topology::Belief& belief : thing.beliefs) {
        const schema::State now = thing.entity.state;
        if (belief.age < own->age && schema::worse(now, belief.said.state) != now) {
            believe(thing, belief);
        }
    }
}

} // namespace

topology::Topology lastWordsOf(const topology::Topology& topology)
{
    topology::Topology last = topology;
    for (topology::Thing& thing : last.things) {
        takeLastWord(thing);
    }
    return last;
}

Problem silenceOf(const topology::Topology& topology)
{
    Problem all;
    all.name = Words::tr("%Ln thing(s)", nullptr, static_cast<int>(topology.things.size()));
    all.state = shared::stateWord(all.mark);
    all.reason = Words::tr("no agent is heard");
    return all;
}

} // namespace bafar::ui::overview
