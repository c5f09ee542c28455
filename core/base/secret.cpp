#include "core/base/secret.h"

#include <utility>

namespace bafar {

Secret::Secret(std::string text)
    : text_(std::move(text))
{
}

Secret::Secret(Secret&& other) noexcept
    : text_(std::move(other.text_))
{
    other.wipe();
}

Secret& Secret::operator=(const Secret& other)
{
    if (this != &other) {
        wipe();
        text_ = other.text_;
    }
    return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        text_ = std::move(other.text_);
        other.wipe();
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

bool Secret::equals(std::string_view other) const
{
    unsigned difference = text_.size() == other.size() ? 0U : 1U;
    for (std::size_t i = 0; i < other.size(); ++i) {
        const char own = text_.empty() ? '\0' : text_[i % text_.size()];
        difference |= static_cast<unsigned char>(own) ^ static_cast<unsigned char>(other[i]);
    }
    return difference == 0;
}

void Secret::wipe()
{
    // A moved-from short string still holds its bytes in place, so the whole capacity is
    // overwritten, not the size.
    text_.resize(text_.capacity());
    volatile char* bytes = text_.data();
    for (std::size_t i = 0; i < text_.size(); ++i) {
        bytes[i] = '\0';
    }
    text_.clear();
}

} // namespace bafar
