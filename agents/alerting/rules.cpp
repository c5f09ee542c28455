#include "agents/alerting/rules.h"

namespace bafar::alerting {

const Rules& shippedRules()
{
    static const Rules All = [] {
        Rules rules;
        addClusterRules(rules);
        addTrafficRules(rules);
        addDataRules(rules);
        addHostRules(rules);
        return rules;
    }();
    return All;
}

} // namespace bafar::alerting
