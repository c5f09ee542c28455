#include "agents/database/table.h"

#include <algorithm>

namespace bafar::database {

namespace {

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

} // namespace

bool sameName(std::string_view left, std::string_view right)
{
    return left.size() == right.size() &&
           std::equal(left.begin(), left.end(), right.begin(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

void Table::begin(const std::vector<std::string_view>& columns)
{
    bytes_.clear();
    places_.clear();
    columns_ = columns.size();
    for (const std::string_view name : columns) {
        append(name);
    }
}

void Table::add(std::optional<std::string_view> cell)
{
    if (columns_ > 0) {
        append(cell);
    }
}

void Table::append(std::optional<std::string_view> text)
{
    Place place;
    if (text) {
        const std::string_view kept = text->substr(0, CellMax);
        place.begin = static_cast<std::uint32_t>(bytes_.size());
        place.length = static_cast<std::uint32_t>(kept.size());
        bytes_ += kept;
    }
    places_.push_back(place);
}

std::size_t Table::rows() const
{
    return columns_ == 0 ? 0 : places_.size() / columns_ - 1;
}

std::optional<std::size_t> Table::column(std::string_view name) const
{
    for (std::size_t i = 0; i < columns_; ++i) {
        if (sameName(at(i).value_or(std::string_view()), name)) {
            return i;
        }
    }
    return std::nullopt;
}

std::optional<std::string_view> Table::cell(std::size_t row, std::size_t column) const
{
    return column < columns_ && row < rows() ? at((row + 1) * columns_ + column) : std::nullopt;
}

std::optional<std::string_view> Table::cell(std::size_t row, std::string_view name) const
{
    const std::optional<std::size_t> found = column(name);
    return found ? cell(row, *found) : std::nullopt;
}

std::optional<std::string_view> Table::at(std::size_t place) const
{
    const Place& found = places_[place];
    return found.length == Null
               ? std::nullopt
               : std::optional(std::string_view(bytes_).substr(found.begin, found.length));
}

} // namespace bafar::database
