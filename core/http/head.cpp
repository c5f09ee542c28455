#include "core/http/head.h"

#include "core/http/scan.h"

namespace bafar::http {

std::size_t Fields::first(Header header) const
{
    const std::uint8_t position = firstOf_[static_cast<std::size_t>(header)];
    return position == 0 || header == Header::Other ? size_ : position - 1U;
}

std::optional<std::string_view> Fields::find(Header header) const
{
    const std::size_t index = first(header);
    return index < size_ ? std::optional(value(index)) : std::nullopt;
}

std::optional<std::string_view> Fields::find(std::string_view wanted) const
{
    for (std::size_t i = 0; i < size_; ++i) {
        if (scan::equalsIgnoreCase(name(i), wanted)) {
            return value(i);
        }
    }
    return std::nullopt;
}

std::size_t Fields::count(Header header) const
{
    std::size_t found = 0;
    for (std::size_t i = first(header); i < size_; ++i) {
        found += fields_[i].id == header ? 1U : 0U;
    }
    return found;
}

bool Fields::listContains(Header header, std::string_view element) const
{
    for (std::size_t i = first(header); i < size_; ++i) {
        if (fields_[i].id != header) {
            continue;
        }
        std::string_view rest = value(i);
        bool more = true;
        while (const auto next = scan::nextElement(rest, more)) {
            if (scan::equalsIgnoreCase(*next, element)) {
                return true;
            }
        }
    }
    return false;
}

bool Fields::add(const Field& field)
{
    if (size_ == Capacity) {
        return false;
    }
    std::uint8_t& firstOf = firstOf_[static_cast<std::size_t>(field.id)];
    fields_[size_] = field;
    ++size_;
    if (firstOf == 0) {
        firstOf = static_cast<std::uint8_t>(size_);
    }
    return true;
}

void Fields::clear()
{
    size_ = 0;
    firstOf_.fill(0);
}

std::string_view RequestHead::pathText() const
{
    return path.length == 0 ? std::string_view("/") : text(path);
}

void RequestHead::clear()
{
    // Not `*this = {}`: that would write the whole field array for every message.
    fields.clear();
    method = Method::Other;
    methodName = target = host = path = query = Slice{};
    form = TargetForm::Origin;
    hasQuery = expectContinue = wantsUpgrade = acceptsTrailers = false;
    minorVersion = 1;
    leadingBlankLines = droppedFields = 0;
    framing = {};
    keepAlive = true;
}

bool ResponseHead::isInterim() const
{
    return status >= 100 && status < 200 && status != 101;
}

void ResponseHead::clear()
{
    fields.clear();
    status = 0;
    reason = {};
    minorVersion = 1;
    framing = {};
    reusable = true;
}

} // namespace bafar::http
