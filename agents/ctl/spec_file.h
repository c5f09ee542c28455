#pragma once
// A cluster spec that a person gives: read, with its problems as text, and what every agent of the
// cluster would say to it.
#include <string>
#include <vector>

#include "core/schema/spec.h"

namespace bafar::ctl {

struct SpecFile {
    std::string text;
    schema::SpecReading reading;
};

/// Errors: those of readFile; what is wrong inside is in `reading`.
[[nodiscard]] Result<SpecFile> readSpec(const std::string& path);

[[nodiscard]] SpecFile specFrom(std::string text);

[[nodiscard]] std::string problemLines(const std::string& path, const SpecFile& file);
[[nodiscard]] std::string problemsJson(const std::string& path, const SpecFile& file);

/// Why the agent of `node`, whose spec is `present`, would refuse it; empty: it would not. The
/// agent's own rules (agents/agent_control.cpp), for a spec without problems.
[[nodiscard]] std::string refusalOf(const std::string& node,
                                    const std::string& present,
                                    const SpecFile& file);

/// The lines that go and come, without what both have at the start and the end.
[[nodiscard]] std::string difference(const std::string& before, const std::string& after);

} // namespace bafar::ctl
