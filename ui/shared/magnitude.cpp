#include "ui/shared/magnitude.h"

#include <QCollator>
#include <cctype>
#include <charconv>
#include <cmath>
#include <utility>

#include "ui/shared/format.h"

namespace bafar::shared {
namespace {

constexpr double Kibi = 1024;
constexpr double Minute = 60;
constexpr double Hour = 60 * Minute;

constexpr std::pair<std::string_view, double> Units[] = {{"", 1},
                                                         {"%", 1},
                                                         {"B", 1},
                                                         {"KiB", Kibi},
                                                         {"MiB", Kibi* Kibi},
                                                         {"GiB", Kibi* Kibi* Kibi},
                                                         {"TiB", Kibi* Kibi* Kibi* Kibi},
                                                         {"bit/s", 1},
                                                         {"kbit/s", 1e3},
                                                         {"Mbit/s", 1e6},
                                                         {"Gbit/s", 1e9},
                                                         {"/s", 1},
                                                         {"us", 1e-6},
                                                         {"µs", 1e-6},
                                                         {"ms", 1e-3},
                                                         {"s", 1},
                                                         {"m", Minute},
                                                         {"min", Minute},
                                                         {"h", Hour},
                                                         {"d", 24 * Hour}};

std::optional<double> factorOf(std::string_view unit)
{
    for (const auto& [name, factor] : Units) {
        if (name == unit) {
            return factor;
        }
    }
    return std::nullopt;
}

std::string_view withoutSpace(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    return text;
}

} // namespace

std::optional<double> magnitudeOf(std::string_view value)
{
    double sum = 0;
    value = withoutSpace(value);
    if (value.empty()) {
        return std::nullopt;
    }
    while (!value.empty()) {
        double number = 0;
        const auto [end, error] =
            std::from_chars(value.data(), value.data() + value.size(), number);
        if (error != std::errc() || !std::isfinite(number)) { // it reads "nan", too
            return std::nullopt;
        }
        value = withoutSpace(value.substr(static_cast<std::size_t>(end - value.data())));
        const std::size_t length = std::min(value.find_first_of(" 0123456789"), value.size());
        const std::optional<double> factor = factorOf(value.substr(0, length));
        if (!factor) {
            return std::nullopt;
        }
        sum += number * *factor;
        value = withoutSpace(value.substr(length));
    }
    return sum;
}

int compareNaturally(const QString& one, const QString& two)
{
    static const QCollator Order = [] {
        QCollator made;
        made.setNumericMode(true);
        made.setCaseSensitivity(Qt::CaseInsensitive);
        return made;
    }();
    return Order.compare(withoutIsolation(one), withoutIsolation(two));
}

} // namespace bafar::shared
