// The entry that libFuzzer calls; built by clang with -DBAFAR_FUZZ=ON only.
#include <cstddef>

#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return bafar::fuzz::fuzzOne({data, size});
}
