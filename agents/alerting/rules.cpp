#include "agents/alerting/rules.h"

namespace bafar::alerting {

const std::vector<schema::alerting::Rule>& shippedRules()
{
    static const std::vector<schema::alerting::Rule> Rules = [] {
        std::vector<schema::alerting::Rule> rules;
        addClusterRules(rules);
        addTrafficRules(rules);
        addDataRules(rules);
        addHostRules(rules);
        return rules;
    }();
    return Rules;
}

} // namespace bafar::alerting
