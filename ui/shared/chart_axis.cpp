// Where a chart's axis ends, and its texts in one precision.
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "ui/shared/chart_data.h"

namespace bafar::shared {
namespace {

constexpr double TopFactors[] = {1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15};
constexpr double ClearShare = 0.99; ///< of an axis: what is higher would lie on its end

/// What an axis has to reach.
struct AxisReach {
    double value;
    bool isLimit; ///< nothing goes above it: it may lie on the end

    [[nodiscard]] bool fits(double top) const
    {
        return value <= (isLimit ? top : ClearShare * top);
    }
};

double powerOfTen(double value)
{
    return std::pow(10.0, std::floor(std::log10(value)));
}

/// The first that it fits below; `isEven`: of the even ones.
double roundTop(const AxisReach& reach, bool isEven)
{
    const double power = powerOfTen(reach.value);
    for (const double factor : TopFactors) {
        const double top = factor * power;
        if (reach.fits(top) && (!isEven || std::fmod(top, 2) == 0)) {
            return top;
        }
    }
    return 20 * power; // just below ten ones: ten is too near, fifteen is odd
}

double decimalTop(const AxisReach& reach)
{
    return reach.value <= 0 ? 1 : roundTop(reach, false);
}

/// Even, for there is a text at its half.
double wholeTop(const AxisReach& reach)
{
    return roundTop({std::max(1.0, reach.value), reach.isLimit}, true);
}

/// Whole numbers of the unit that it is written in.
double binaryTop(const AxisReach& reach)
{
    constexpr double Step = 1024;
    constexpr double Most = 1000; ///< its next round number is of the next unit
    double unit = 1;
    while (reach.value >= Step * unit) {
        unit *= Step;
    }
    return reach.fits(Most * unit) ? wholeTop({reach.value / unit, reach.isLimit}) * unit
                                   : 2 * Step * unit;
}

/// How far it is from the whole shows only where the whole is shown, which is a limit.
double shareTop(const AxisReach& reach)
{
    constexpr double Little = 0.25;
    const double top = decimalTop(reach);
    return top > Little && reach.value <= 1 ? 1 : top;
}

} // namespace

double axisTop(double value, ChartScale scale, bool isLimit)
{
    const AxisReach reach{value, isLimit};
    switch (scale) {
    case ChartScale::Whole: return wholeTop(reach);
    case ChartScale::Binary: return binaryTop(reach);
    case ChartScale::Share: return shareTop(reach);
    case ChartScale::Decimal: break;
    }
    return decimalTop(reach);
}

QStringList evenTexts(const QStringList& texts, const QString& point, const QString& zero)
{
    const auto after = [&point](const QString& pattern) {
        return QRegularExpression(QRegularExpression::escape(point) + pattern,
                                  QRegularExpression::UseUnicodePropertiesOption);
    };
    QStringList shorter = texts;
    shorter.replaceInStrings(
        after(QStringLiteral("(?:%1)+(?!\\d)").arg(QRegularExpression::escape(zero))), QString());
    return shorter.filter(after(QStringLiteral("\\d"))).isEmpty() ? shorter : texts;
}

} // namespace bafar::shared
