#include "agents/ctl/format.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>

#include "core/base/check.h"

namespace bafar::ctl {

namespace {

std::size_t width(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

} // namespace

Table::Table(std::vector<std::string> head)
{
    rows_.push_back(std::move(head));
}

void Table::add(std::vector<std::string> cells)
{
    CHECK(cells.size() == rows_.front().size());
    rows_.push_back(std::move(cells));
}

std::string Table::text() const
{
    std::vector<std::size_t> widths(rows_.front().size());
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], width(row[i]));
        }
    }
    std::string out;
    for (const auto& row : rows_) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i] + std::string(widths[i] - width(row[i]) + 2, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
    return out;
}

std::string stateText(schema::State state)
{
    std::string text(schema::StateNames[static_cast<std::size_t>(state)]);
    for (char& c : text) {
        c = c == '_' ? ' ' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    return text;
}

std::string percentText(double ratio)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.0f%%", ratio * 100);
    return text.data();
}

std::string clockText(WallTime time)
{
    return time.unixMs == 0 ? "-" : toIso8601(time).substr(11, 12);
}

std::string momentText(WallTime time)
{
    constexpr std::size_t Seconds = 19;
    std::string text = time.unixMs == 0 ? "-" : toIso8601(time).substr(0, Seconds);
    if (const auto t = text.find('T'); t != std::string::npos) {
        text[t] = ' ';
    }
    return text;
}

std::string listText(const std::vector<std::string>& items)
{
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        text += i == 0 ? "" : (i + 1 == items.size() ? " and " : ", ");
        text += items[i];
    }
    return text;
}

std::string joined(const std::vector<std::string>& items, std::string_view separator)
{
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        text += i == 0 ? "" : separator;
        text += items[i];
    }
    return text;
}

} // namespace bafar::ctl
