#include "core/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace bafar {

void checkFailed(const char* condition, std::source_location where)
{
    std::fprintf(stderr, "%s:%u: %s: CHECK failed: %s\n", where.file_name(), where.line(),
                 where.function_name(), condition);
    std::abort();
}

} // namespace bafar
