#pragma once
// Golden files: the expected text lives in tests/golden, and BAFAR_UPDATE_GOLDEN=1 rewrites it; the
// diff is the review.
#include <string>

namespace bafar::test {

/// Empty when tests/golden/NAME equals `actual` (or was just rewritten); otherwise what differs,
/// first line first.
std::string goldenDifference(const std::string& name, const std::string& actual);

} // namespace bafar::test
