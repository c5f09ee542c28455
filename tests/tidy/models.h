#pragma once
// Item models, and the tests that put them under Qt's own model tester.
#include "tests/tidy/tree.h"

namespace bafar::tidy {

/// Every class of ui/ and app/ that is an item model is named in a test of tests/console that uses
/// QAbstractItemModelTester and includes a header of the model's folder.
[[nodiscard]] Findings checkModels(const Tree& tree);

} // namespace bafar::tidy
