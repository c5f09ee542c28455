#include "core/schema/view.h"

namespace bafar::schema {

const RawJson* ClusterView::find(const std::string& node, const std::string& conceptName) const
{
    const auto found = nodes.find(node);
    if (found == nodes.end()) {
        return nullptr;
    }
    const auto report = found->second.concepts.find(conceptName);
    return report == found->second.concepts.end() ? nullptr : &report->second.status;
}

} // namespace bafar::schema
