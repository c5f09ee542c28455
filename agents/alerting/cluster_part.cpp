#include "agents/alerting/cluster_part.h"

#include <algorithm>

#include "agents/alerting/judge.h"
#include "agents/alerting/text.h"
#include "core/base/text.h"

namespace bafar::alerting {

using schema::alerting::Merge;
using schema::alerting::Part;

Part partOf(const RuleInForce& in, const std::vector<Measured>& values)
{
    Part part;
    part.rule = in.rule.name;
    const Parameters& when = in.rule.when;
    for (const Measured& measured : values) {
        if (!measured.value) {
            continue;
        }
        ++part.known;
        const bool travels = in.rule.across == Merge::Sum ||
                             (!measured.excluded && holds(when.comparison, *measured.value,
                                                          when.resolve.value_or(when.threshold)));
        if (travels && part.values.size() < PartValuesMax) {
            part.values.push_back({shownLabels(measured.labels), *measured.value});
        }
    }
    return part;
}

MergedParts mergedParts(const RuleInForce& in, const std::vector<NodePart>& parts)
{
    MergedParts merged;
    std::map<Labels, double> byLabels;
    std::map<Labels, std::vector<std::string>> addends;
    for (const auto& [node, part] : parts) {
        merged.known = merged.known || part->known > 0;
        for (const auto& [labels, value] : part->values) {
            if (value != 0) {
                addends[labels].push_back(node);
            }
            const auto [known, isNew] = byLabels.try_emplace(labels, value);
            if (isNew) {
                continue;
            }
            known->second = in.rule.across == Merge::Sum   ? known->second + value
                            : in.rule.across == Merge::Min ? std::min(known->second, value)
                                                           : std::max(known->second, value);
        }
    }
    for (auto& [labels, value] : byLabels) {
        const std::vector<std::string>& nodes = addends[labels];
        const std::string detail = in.rule.across != Merge::Sum ? std::string()
                                   : nodes.empty()              ? std::string("none")
                                                                : listed(nodes);
        merged.values.push_back({labels, value, false, detail});
    }
    return merged;
}

} // namespace bafar::alerting
