// The phrases of all lists.
#include "ui/shared/agent_phrases.h"

namespace bafar::shared {

std::vector<const char*> allPhrases()
{
    std::vector<const char*> all;
    for (const std::span<const char* const> some :
         {agentPhrases(), conceptPhrases(), alertPhrases(), refusalPhrases(), linkPhrases(),
          hostPhrases(), cachePhrases(), databasePhrases(), floatingIpPhrases(), servicesPhrases(),
          storagePhrases(), clusterPhrases(), agreementPhrases(), monitoringPhrases(),
          specPhrases(), requestPhrases()}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

} // namespace bafar::shared
