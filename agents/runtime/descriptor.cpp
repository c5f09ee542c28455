#include "agents/runtime/descriptor.h"

#include <unistd.h>

namespace bafar::runtime {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    if (this != &other) {
        reset();
        value_ = other.release();
    }
    return *this;
}

Descriptor::~Descriptor()
{
    reset();
}

void Descriptor::reset()
{
    // Linux frees the number even when close() reports an error, so it is never tried again.
    const int value = release();
    if (value >= 0) {
        ::close(value);
    }
}

} // namespace bafar::runtime
