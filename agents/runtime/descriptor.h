#pragma once
// An owned file descriptor, closed when it dies. Move only. One owner, one thread.
#include <utility>

namespace bafar::runtime {

class Descriptor {
public:
    Descriptor() = default;

    explicit Descriptor(int descriptor)
        : value_(descriptor)
    {
    }

    Descriptor(Descriptor&& other) noexcept
        : value_(std::exchange(other.value_, -1))
    {
    }

    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor();

    /// The number, or -1; stays owned.
    [[nodiscard]] int get() const { return value_; }

    /// Gives the number away; the caller closes it.
    [[nodiscard]] int release() { return std::exchange(value_, -1); }

    /// Closes now.
    void reset();

    explicit operator bool() const { return value_ >= 0; }

private:
    int value_ = -1;
};

} // namespace bafar::runtime
