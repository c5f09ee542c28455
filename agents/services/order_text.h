#pragma once
// The small decisions and words of an order: which spec is sent, what an answer holds.
// Pure; safe on every thread.
#include <optional>

#include "agents/services/docker_swarm.h"
#include "agents/services/observation.h"
#include "core/base/result.h"
#include "core/schema/event.h"

namespace bafar::services {

/// What to send for a change.
struct SpecChange {
    schema::RawJson spec;
    bool rollBack = false; ///< let Swarm go back to the spec before
    bool nothing = false;  ///< it is so already
};

/// `image` is the pinned one. Going back to an image that is the one of the spec before lets Swarm
/// roll back by its own rules; else the image is set. Errors: Conflict (the service has another
/// image than the change was made for, or nothing to go back to), InvalidInput, Unsupported.
[[nodiscard]] Result<SpecChange> changeOf(const contract::ChangeService& change,
                                          const std::string& image,
                                          const docker::Changeable& service);

/// An image's name as part of a path: its own slashes and colons stay.
[[nodiscard]] std::string imagePath(const std::string& image);

/// "sha256:..." of the answer about an image in its registry, or empty.
[[nodiscard]] std::string digestOf(const std::string& body);

/// Whether a node of the Swarm has become empty: how it ended, or nothing yet.
[[nodiscard]] std::optional<Result<std::string>> drainedOf(const std::string& node,
                                                           const contract::Status& status);

/// "3 left: api.1, web.1, web.2": what still runs on a node that is being drained.
[[nodiscard]] std::string leftText(const std::string& node, const contract::Status& status);

[[nodiscard]] schema::Event progressEvent(const std::string& service, const std::string& step);

} // namespace bafar::services
