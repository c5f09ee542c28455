#pragma once
// What a service runs with beside its image, as people compare it: replicas, environment, mounts,
// ports, labels, constraints. Bounded, and without secrets: whoever may look may see it, and it
// stays in the agents' log.
// Pure; safe on every thread.
#include <optional>
#include <string>
#include <vector>

#include "core/schema/describe.h"

namespace bafar::schema {

/// Each line is "what=value" or a sentence of Docker's words; sanitized and cut.
struct ServiceShape {
    std::optional<std::uint32_t> replicas; ///< nothing: one on each node
    std::vector<std::string> environment;  ///< "NAME=value", or "NAME=" and HiddenValue
    std::vector<std::string> mounts;      ///< "/data=volume shop-data", "/etc/x=bind /x, read-only"
    std::vector<std::string> ports;       ///< "8080/tcp=80 (ingress)"
    std::vector<std::string> labels;      ///< "bafar.http.host=web.example"; only ours
    std::vector<std::string> constraints; ///< "node.role==manager"
    std::uint32_t leftOut = 0;            ///< lines beyond the bounds

    bool operator==(const ServiceShape&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What a service runs with, beside its image.");
        fields.add("replicas", &ServiceShape::replicas, "Absent: one on each node");
        fields.add("environment", &ServiceShape::environment, "NAME=value; secrets hidden");
        fields.add("mounts", &ServiceShape::mounts, "TARGET=what is mounted there");
        fields.add("ports", &ServiceShape::ports, "TARGET=where it is published");
        fields.add("labels", &ServiceShape::labels, "Those that begin with bafar.");
        fields.add("constraints", &ServiceShape::constraints, "Where its tasks may run");
        fields.add("left_out", &ServiceShape::leftOut, "Lines that are not told");
    }
};

/// Stands for a value that may be a secret.
inline constexpr std::string_view HiddenValue = "(hidden)";

/// "NAME=value" with the value hidden where its name, a name within the value ("Password=x" of a
/// connection) or a login in an address says that it holds a secret. A name alone ("NAME") stays.
[[nodiscard]] std::string withoutSecret(std::string_view variable);

/// At most `bytes` of lines in all, their ends included: the last ones of each list go, longest
/// list first, and are counted. Lines are cut to 160 bytes, and end in U+2026 (...) then.
void bound(ServiceShape& shape, std::size_t bytes = 2000);

} // namespace bafar::schema
