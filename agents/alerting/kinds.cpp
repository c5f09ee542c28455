#include "agents/alerting/kinds.h"

#include <algorithm>

#include "agents/alerting/kinds/absence.h"
#include "agents/alerting/kinds/address_owners.h"
#include "agents/alerting/kinds/address_transitions.h"
#include "agents/alerting/kinds/certificate_expiry.h"
#include "agents/alerting/kinds/changes.h"
#include "agents/alerting/kinds/entity_state.h"
#include "agents/alerting/kinds/increase.h"
#include "agents/alerting/kinds/node_silent.h"
#include "agents/alerting/kinds/peer_latency.h"
#include "agents/alerting/kinds/predicted.h"
#include "agents/alerting/kinds/quantile.h"
#include "agents/alerting/kinds/rate.h"
#include "agents/alerting/kinds/relation_state.h"
#include "agents/alerting/kinds/threshold.h"

namespace bafar::alerting {

namespace {

/// The list: one line a kind.
constexpr const Kind* List[] = {
    &Threshold,     &Rate,
    &Increase,      &Changes,
    &Predicted,     &Absence,
    &Quantile,      &PeerLatency,
    &RelationState, &CertificateExpiry,
    &EntityState,   &NodeSilent,
    &AddressOwners, &AddressTransitions,
};

} // namespace

std::span<const Kind* const> kinds()
{
    return List;
}

const Kind* findKind(std::string_view name)
{
    const auto found = std::find_if(std::begin(List), std::end(List),
                                    [name](const Kind* kind) { return kind->name == name; });
    return found == std::end(List) ? nullptr : *found;
}

} // namespace bafar::alerting
