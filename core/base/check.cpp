#include "core/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace bafar {

void checkFailed(const char* condition, const char* file, int line, const char* function)
{
    std::fprintf(stderr, "%s:%d: %s: CHECK failed: %s\n", file, line, function, condition);
    std::abort();
}

} // namespace bafar
