#pragma once
// The drafts of the storage actions, each from the volume as the node that asks for all says it is.
// Pure; safe on every thread.
#include "agents/storage/actions.h"

namespace bafar::storage {

/// What every draft here has in common.
struct Case {
    const Speaker& speaker;
    const schema::storage::Volume& volume;
    std::string node; ///< of the brick, where there is one
};

/// The node of a brick, or gluster's host name where no node is called so.
[[nodiscard]] std::string nameOf(const schema::storage::Brick& brick);

/// Its process is known not to run.
[[nodiscard]] bool isDown(const schema::storage::Brick& brick);

void draftHeal(const Case& plan, const schema::ClusterView& view, schema::Draft& draft);
void draftSelfHeal(const Case& plan,
                   const schema::ClusterView& view,
                   bool on,
                   schema::Draft& draft);
void draftRestart(const Case& plan, const schema::ClusterView& view, schema::Draft& draft);

/// The facts, without ages and counts: the same facts give the same text.
[[nodiscard]] std::string basisOf(const Case& plan);

} // namespace bafar::storage
