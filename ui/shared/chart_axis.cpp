// Where a chart's axis ends, and its texts in one precision.
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "ui/shared/chart_data.h"

namespace bafar::shared {
namespace {

constexpr double TopFactors[] = {1, 1.5, 2, 3, 4, 5, 6, 8};

double powerOfTen(double value)
{
    return std::pow(10.0, std::floor(std::log10(value)));
}

double decimalTop(double value)
{
    if (value <= 0) {
        return 1;
    }
    const double power = powerOfTen(value);
    for (const double factor : TopFactors) {
        if (factor * power >= value) {
            return factor * power;
        }
    }
    return 10 * power;
}

/// Even, for there is a text at its half.
double wholeTop(double value)
{
    const double power = powerOfTen(std::max(1.0, value));
    for (const double factor : TopFactors) {
        const double top = factor * power;
        if (top >= value && std::fmod(top, 2) == 0) {
            return top;
        }
    }
    return 10 * power;
}

/// Whole numbers of the unit that it is written in.
double binaryTop(double value)
{
    constexpr double Step = 1024;
    constexpr double Most = 1000; ///< its next round number is of the next unit
    double unit = 1;
    while (value >= Step * unit) {
        unit *= Step;
    }
    return value > Most * unit ? 2 * Step * unit : wholeTop(value / unit) * unit;
}

/// How far it is from the whole shows only where the whole is shown.
double shareTop(double value)
{
    constexpr double Little = 0.25;
    const double top = decimalTop(value);
    return top > Little ? std::max(1.0, top) : top;
}

} // namespace

double axisTop(double value, ChartScale scale)
{
    switch (scale) {
    case ChartScale::Whole: return wholeTop(value);
    case ChartScale::Binary: return binaryTop(value);
    case ChartScale::Share: return shareTop(value);
    case ChartScale::Decimal: break;
    }
    return decimalTop(value);
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
