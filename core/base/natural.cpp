#include "core/base/natural.h"

namespace bafar {
namespace {

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// The digits at a place, without leading zeros; the place is behind them afterwards.
std::string_view numberAt(std::string_view text, std::size_t& at)
{
    while (at + 1 < text.size() && text[at] == '0' && isDigit(text[at + 1])) {
        ++at;
    }
    const std::size_t from = at;
    while (at < text.size() && isDigit(text[at])) {
        ++at;
    }
    return text.substr(from, at - from);
}

} // namespace

bool comesBefore(std::string_view a, std::string_view b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (!isDigit(a[i]) || !isDigit(b[j])) {
            if (a[i] != b[j]) {
                return a[i] < b[j];
            }
            ++i;
            ++j;
            continue;
        }
        const std::string_view one = numberAt(a, i);
        const std::string_view two = numberAt(b, j);
        if (one != two) {
            return one.size() != two.size() ? one.size() < two.size() : one < two;
        }
    }
    const std::size_t restOfA = a.size() - i;
    const std::size_t restOfB = b.size() - j;
    if (restOfA != restOfB) {
        return restOfA < restOfB;
    }
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

} // namespace bafar
