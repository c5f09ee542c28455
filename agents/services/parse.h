#pragma once
// From the bodies of the Docker Engine's answers to observations.
//
// Every text that comes out is valid UTF-8 without control or direction-changing characters, and
// cut; every list has a bound and says what it left out; a number out of its range or a field of
// another type refuses the whole answer. Errors: InvalidInput and LimitExceeded, saying what and
// where; Unsupported (version).
// Pure; safe on every thread. Source: Docker Engine API 1.41.
#include "agents/services/observation.h"
#include "core/base/result.h"

namespace bafar::services {

inline constexpr std::size_t AnswerMax = 16U << 20U; ///< bytes of one body
inline constexpr std::size_t TasksMax = 3000;
inline constexpr std::size_t ServicesMax = 300;
inline constexpr std::size_t NodesMax = 256;
inline constexpr std::size_t ContainersMax = 300; ///< of one node

/// We speak the engine's version up to 1.44 and not below 1.30 (Docker 17.06): older ones lack what
/// an update needs. Docker 20.10 speaks 1.41.
[[nodiscard]] Result<EngineVersion> parseVersion(std::string_view body);

[[nodiscard]] Result<Info> parseInfo(std::string_view body);
[[nodiscard]] Result<Listed<contract::SwarmNode>> parseNodes(std::string_view body);
[[nodiscard]] Result<Listed<contract::Service>> parseServices(std::string_view body);
[[nodiscard]] Result<Listed<SeenTask>> parseTasks(std::string_view body);
[[nodiscard]] Result<Listed<contract::Container>> parseContainers(std::string_view body);
[[nodiscard]] Result<ContainerDetail> parseDetail(std::string_view body);
[[nodiscard]] Result<Figures> parseFigures(std::string_view body);
[[nodiscard]] Result<EngineEvent> parseEvent(std::string_view line);

/// The engine's own sentence in the body of an error answer, or the body's first line; sanitized.
[[nodiscard]] std::string refusalText(std::string_view body);

/// "2026-11-28T17:39:33.48Z"; never for what does not parse or lies before 1970 (Docker's "never").
[[nodiscard]] WallTime wallOf(std::string_view text);

/// "registry/web:1@sha256:..." in its two parts; the digest may be empty.
struct ImageParts {
    std::string name;
    std::string digest;
};

[[nodiscard]] ImageParts imageParts(std::string_view image);

/// Text as part of a path or query of a request: all but unreserved characters percent-encoded.
[[nodiscard]] std::string percentEncoded(std::string_view text);

} // namespace bafar::services
