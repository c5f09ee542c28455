#include "ui/shared/chart_csv.h"

#include <QDateTime>
#include <cmath>
#include <map>

namespace bafar::shared {
namespace {

QString quoted(QString text)
{
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) +
           QLatin1Char('"');
}

} // namespace

QString chartCsv(const QStringList& names, const std::vector<std::vector<ChartPoint>>& lines)
{
    std::map<qint64, QStringList> rows;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        for (const ChartPoint& point : lines[line]) {
            QStringList& row = rows[point.atMs];
            row.resize(static_cast<qsizetype>(lines.size()));
            if (std::isfinite(point.value)) {
                row[static_cast<qsizetype>(line)] = QString::number(point.value, 'g', 10);
            }
        }
    }
    QString out = QStringLiteral("time");
    for (const QString& name : names) {
        out += QLatin1Char(',') + quoted(name);
    }
    out += QLatin1Char('\n');
    for (const auto& [at, row] : rows) {
        out += QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs) +
               QLatin1Char(',') + row.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return out;
}

} // namespace bafar::shared
