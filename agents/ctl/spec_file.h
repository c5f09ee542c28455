#pragma once
// A cluster spec that a person gives or gets: its text, its problems as text, and the revision that
// it is based on.
//
// What `spec show` prints begins with a line that names the revision; `spec apply` takes it as what
// the file is based on and leaves it out of what is applied, so that nobody overwrites a change
// that was made meanwhile. Pure but for readSpec.
#include <string>
#include <vector>

#include "core/schema/spec.h"

namespace bafar::ctl {

struct SpecFile {
    std::string text;            ///< without the line that names its base
    std::string base;            ///< the revision that it is based on; empty: the file does not say
    schema::SpecReading reading; ///< with the lines of the file
};

/// Errors: those of readFile; what is wrong inside is in `reading`.
[[nodiscard]] Result<SpecFile> readSpec(const std::string& path);

[[nodiscard]] SpecFile specFrom(const std::string& text);

/// The text with the line that names its revision.
[[nodiscard]] std::string withBase(const std::string& revision, const std::string& text);

[[nodiscard]] std::string problemLines(const std::string& path, const SpecFile& file);
[[nodiscard]] std::string problemsJson(const std::string& path, const SpecFile& file);

} // namespace bafar::ctl
