#include "core/schema/view.h"

#include <utility>

namespace bafar::schema {

ConceptReports::ConceptReports(const std::map<std::string, ConceptReport>& reports)
{
    for (const auto& [name, report] : reports) {
        set(name, report);
    }
}

const ConceptReport* ConceptReports::find(const std::string& conceptName) const
{
    const auto found = reports_.find(conceptName);
    return found == reports_.end() ? nullptr : found->second.get();
}

void ConceptReports::set(const std::string& conceptName, ConceptReport report)
{
    reports_[conceptName] = std::make_shared<const ConceptReport>(std::move(report));
}

ConceptReport& ConceptReports::operator[](const std::string& conceptName)
{
    const ConceptReport* known = find(conceptName);
    auto own = known == nullptr ? std::make_shared<ConceptReport>()
                                : std::make_shared<ConceptReport>(*known);
    ConceptReport& report = *own;
    reports_[conceptName] = std::move(own);
    return report;
}

const RawJson* ClusterView::find(const std::string& node, const std::string& conceptName) const
{
    const auto found = nodes.find(node);
    if (found == nodes.end()) {
        return nullptr;
    }
    const ConceptReport* report = found->second.concepts.find(conceptName);
    return report == nullptr ? nullptr : &report->status;
}

} // namespace bafar::schema
