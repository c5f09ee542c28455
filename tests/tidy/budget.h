#pragma once
// The size budget: file 300 lines, header 120, function 60, main.cpp 60, line 100; scripts 200
// lines of 120.
//
// More is allowed where a comment near the top says "larger than the budget because" and why; each
// longer function needs such a comment of its own, just above it. Relies on .clang-format: a
// function's braces stand alone on their lines. A table between `clang-format off` and `on` may be
// wider.
#include "tests/tidy/tree.h"

namespace bafar::tidy {

struct Budget {
    std::size_t fileLines = 300;
    std::size_t headerLines = 120;
    std::size_t mainLines = 60;
    std::size_t functionLines = 60; ///< between the braces
    std::size_t lineWidth = 100;    ///< characters
    std::size_t scriptLines = 200;
    std::size_t scriptWidth = 120;
};

[[nodiscard]] Findings checkSizes(const Tree& tree, const Budget& budget = {});

} // namespace bafar::tidy
