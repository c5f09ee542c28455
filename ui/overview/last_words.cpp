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

topology::Topology lastWordsOf(const topology::Topology& topology)
{
    topology::Topology last = topology;
    for (topology::Thing& thing : last.things) {
        for (const topology::Belief& belief : thing.beliefs) {
            if (belief.observer == thing.speaker) {
                thing.entity.state = belief.said.state;
                thing.entity.reason = belief.said.reason;
            }
        }
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
