#include "ui/monitoring/choice.h"

#include "ui/link/session.h"

namespace bafar::ui::monitoring {

ChartsChoice& ChartsChoice::of(link::Session& session)
{
    auto* known = session.findChild<ChartsChoice*>({}, Qt::FindDirectChildrenOnly);
    return known != nullptr ? *known : *new ChartsChoice(&session);
}

bool ChartsChoice::isAway(const char* chart, const char* line) const
{
    return away_.contains(std::pair<std::string, std::string>(chart, line));
}

void ChartsChoice::setAway(const char* chart, const char* line, bool away)
{
    if (away) {
        away_.emplace(chart, line);
    } else {
        away_.erase(std::pair<std::string, std::string>(chart, line));
    }
}

} // namespace bafar::ui::monitoring
