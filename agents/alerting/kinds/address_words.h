#pragma once
// What the nodes say of their floating IPs, for the kinds that ask whose they are.
//
// Pure; safe on every thread.
#include <string>
#include <vector>

#include "core/schema/floating_ip.h"
#include "core/schema/view.h"

namespace bafar::alerting {

/// One node's word on its floating IPs.
struct AddressWords {
    std::string node;
    bool fresh = false; ///< its agent is heard
    schema::floating_ip::Status status;
};

/// In the order of the nodes' names. Silent ones are among them: they may know whose an address is.
[[nodiscard]] std::vector<AddressWords> addressWordsIn(const schema::ClusterView& view);

} // namespace bafar::alerting
