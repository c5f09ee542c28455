#pragma once
// README.md's code map held against the folders that exist.
#include "tests/tidy/links.h"

namespace bafar::tidy {

/// Every folder with C++ down to the second level stands in "Code map" as `folder/`, every folder
/// named there exists, and every row of the link table fits a target or names a concept to come.
[[nodiscard]] Findings checkReadme(const Tree& tree);

} // namespace bafar::tidy
