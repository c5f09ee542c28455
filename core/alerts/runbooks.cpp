#include "core/alerts/runbooks.h"

#include <algorithm>

namespace bafar::alerts {

std::string_view runbookOf(std::string_view rule, std::span<const Runbook> all)
{
    const auto found = std::find_if(all.begin(), all.end(),
                                    [rule](const Runbook& one) { return one.rule == rule; });
    return found == all.end() ? std::string_view{} : found->text;
}

} // namespace bafar::alerts
