#pragma once
// What can be done about a volume: heal now, stop and start the self-heal daemon, restart a brick.
//
// All is computed from a ClusterView: from the status of the node that asks gluster for the whole
// cluster. A step runs on that node, as its glusterd answers. Nothing is believed that was not
// seen in a status afterwards. Pure; safe on every thread.
#include "core/schema/action.h"
#include "core/schema/storage.h"
#include "core/schema/view.h"

namespace bafar::storage {

inline constexpr std::string_view HealNow = "storage.heal";
inline constexpr std::string_view StopHeal = "storage.stop_heal";
inline constexpr std::string_view StartHeal = "storage.start_heal";
inline constexpr std::string_view RestartBrick = "storage.restart_brick";

/// Who asks for the cluster, and what it said.
struct Speaker {
    std::string node; ///< empty: nobody is heard that does
    Duration age{};
    schema::storage::Status status;
};

[[nodiscard]] Speaker speakerOf(const schema::ClusterView& view);

[[nodiscard]] const schema::storage::Volume* findVolume(const Speaker& speaker,
                                                        const std::string& name);

/// The brick of a volume on a node, given by node id or gluster's host name.
[[nodiscard]] const schema::storage::Brick* findBrick(const schema::storage::Volume& volume,
                                                      const std::string& node);

[[nodiscard]] std::vector<schema::ActionInfo> offersOf(const schema::storage::Config& config,
                                                       const schema::ClusterView& view);

/// Errors: InvalidInput (parameters), NotFound (volume, brick), Conflict (already so), Unavailable
/// (no node is heard that asks gluster for the cluster).
[[nodiscard]] Result<schema::Draft> draftOf(const schema::storage::Config& config,
                                            const schema::ActionRequest& request,
                                            const schema::ClusterView& view);

/// The condition with verdict and detail. An unknown check is Unknown, with that said.
[[nodiscard]] schema::Condition judgedIn(const schema::Condition& condition,
                                         const schema::ClusterView& view);

} // namespace bafar::storage
