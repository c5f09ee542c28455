#pragma once
// Reading the profile file (core/schema/profile.h) of one cluster.
#include "core/base/result.h"
#include "core/schema/profile.h"

class QString;

namespace bafar::link {

/// The profile with its file names made absolute; entries of a keyring stay. Errors: NotFound,
/// InvalidInput with every problem, one a line, with file and line.
[[nodiscard]] Result<schema::Profile> readProfile(const QString& file);

} // namespace bafar::link
