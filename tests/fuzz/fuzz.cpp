#include "tests/fuzz/fuzz.h"

#include <cstdio>
#include <cstdlib>

namespace bafar::fuzz {

void broken(std::string_view promise)
{
    std::fprintf(stderr, "BROKEN: %.*s\n", static_cast<int>(promise.size()), promise.data());
    std::fflush(stderr);
    std::abort();
}

void mustEqual(std::string_view promise, std::string_view left, std::string_view right)
{
    if (left != right) {
        std::fprintf(stderr, "--- one\n%.*s\n--- other\n%.*s\n", static_cast<int>(left.size()),
                     left.data(), static_cast<int>(right.size()), right.data());
        broken(promise);
    }
}

} // namespace bafar::fuzz
