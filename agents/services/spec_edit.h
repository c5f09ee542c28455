#pragma once
// Changes one thing of a service's or node's spec and leaves the rest as it was, whatever a newer
// Docker has put there.
// Pure; safe on every thread. Errors: InvalidInput (not a spec), Unsupported (a global service has
// no replicas).
#include "core/schema/services.h"

namespace bafar::services {

/// What a spec says of the things that we change.
struct SpecFacts {
    std::string name;
    std::string image; ///< with digest
    std::uint64_t forceUpdate = 0;
    std::optional<std::uint32_t> replicas; ///< empty: global
};

[[nodiscard]] Result<SpecFacts> specFacts(const schema::RawJson& spec);

[[nodiscard]] Result<schema::RawJson> withImage(const schema::RawJson& spec,
                                                const std::string& image);
[[nodiscard]] Result<schema::RawJson> withReplicas(const schema::RawJson& spec,
                                                   std::uint32_t replicas);
[[nodiscard]] Result<schema::RawJson> withForceUpdate(const schema::RawJson& spec,
                                                      std::uint64_t counter);

/// Of a node's spec.
[[nodiscard]] Result<schema::RawJson> withAvailability(const schema::RawJson& spec,
                                                       const std::string& availability);

} // namespace bafar::services
