#pragma once
// Specs and cluster views for tests of the control plane: nodes n1 (150), n2 (100) and n3 (50, on
// eth7) run "web", 192.0.2.100, VRID 51.
#include "core/schema/floating_ip.h"
#include "core/schema/spec.h"
#include "core/schema/view.h"

namespace bafar::test {

/// The spec of the three nodes.
schema::Spec labSpecRead();

schema::floating_ip::Config labConfig();

/// One node's last word for a view.
struct Word {
    std::string node;
    schema::floating_ip::RouterState state = schema::floating_ip::RouterState::Backup;
    std::uint8_t priority = 100; ///< in force
    bool live = true;
    bool linkUp = true;
    bool holds = false;
    std::string ownerNode;         ///< whom it hears
    std::string owner = "0.0.0.0"; ///< its address
    std::uint8_t ownerPriority = 0;
    std::string problem;
};

/// As n1 sees it. n1 is self; a node without a word was never heard.
schema::ClusterView viewOf(const std::vector<Word>& words);

/// n1 owns with 150, n2 and n3 are backup and hear it.
std::vector<Word> peace();

} // namespace bafar::test
