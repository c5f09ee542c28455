#include "ui/monitoring/chart_kinds.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "ui/shared/format.h"

namespace bafar::ui::monitoring {
namespace {

struct KindWords {
    Q_DECLARE_TR_FUNCTIONS(ChartKinds)
};

/// Below a tenth with a digit more: of a disk that works a little, "0%" would say that it rests.
QString share(double value)
{
    constexpr double Least = 0.001;   // what is less is told as this
    constexpr double Little = 0.0995; // from here on it is rounded to a tenth
    return value > 0 && value < Little ? shared::percent(std::max(value, Least), 1)
                                       : shared::percent(value, 0);
}

/// The parts that are known.
QString joined(const QStringList& parts)
{
    QStringList known = parts;
    known.removeAll(QString());
    return known.join(shared::separator());
}

/// `text` of the value, where it is known.
QString with(const QString& text, double value, QString (*write)(double))
{
    return std::isfinite(value) ? text.arg(write(value)) : QString();
}

QString seconds(double value)
{
    return shared::duration(std::chrono::duration_cast<Duration>(
        std::chrono::duration<double>(std::clamp(value, 0.0, 1e9))));
}

QString cpuHeadline(const Moment& moment)
{
    return joined({with(QStringLiteral("%1"), moment.host.cpuBusy, &share),
                   with(KindWords::tr("iowait %1"), moment.host.cpuWaiting, &share)});
}

QString memoryHeadline(const Moment& moment)
{
    const HostLoad& host = moment.host;
    return std::isfinite(host.memoryUsed)
               ? joined({KindWords::tr("%1 of %2")
                             .arg(share(host.memoryUsed), shared::bytes(host.memoryTotalBytes)),
                         with(KindWords::tr("swap %1"), host.swapUsed, &share)})
               : QString();
}

QString diskHeadline(const Moment& moment)
{
    return std::isfinite(moment.host.diskBusy)
               ? KindWords::tr("%1 at %2")
                     .arg(shared::technical(shared::fromPeer(moment.host.diskBusiest, 32)),
                          share(moment.host.diskBusy))
               : QString();
}

QString networkHeadline(const Moment& moment)
{
    return joined(
        {with(KindWords::tr("%1 in"), moment.host.receiveBytesPerSecond, &shared::bitRate),
         with(KindWords::tr("%1 out"), moment.host.transmitBytesPerSecond, &shared::bitRate)});
}

QString httpHeadline(const Moment& moment)
{
    return joined({with(KindWords::tr("%1 requests"), moment.service.requests, &shared::perSecond),
                   with(KindWords::tr("p95 %1"), moment.service.slowest, &seconds)});
}

QString databaseHeadline(const Moment& moment)
{
    return joined({with(KindWords::tr("%1 writes"), moment.service.writes, &shared::perSecond),
                   with(KindWords::tr("%1 reads"), moment.service.reads, &shared::perSecond),
                   with(KindWords::tr("lag %1"), moment.service.lag, &seconds)});
}

QString cacheHeadline(const Moment& moment)
{
    return joined({with(KindWords::tr("%1 commands"), moment.service.commands, &shared::perSecond),
                   with(QStringLiteral("%1"), moment.service.cacheBytes, &shared::bytes)});
}

constexpr double Full = 1.0;

const ChartKind Cpu{"cpu",
                    QT_TRANSLATE_NOOP("ChartKinds", "CPU"),
                    &share,
                    Full,
                    {{QT_TRANSLATE_NOOP("ChartKinds", "busy"),
                      [](const Moment& moment) { return moment.host.cpuBusy; }},
                     {QT_TRANSLATE_NOOP("ChartKinds", "iowait"),
                      [](const Moment& moment) { return moment.host.cpuWaiting; }}},
                    &cpuHeadline};
const LineKind Used{QT_TRANSLATE_NOOP("ChartKinds", "used"),
                    [](const Moment& moment) { return moment.host.memoryUsed; }};
const LineKind Swap{QT_TRANSLATE_NOOP("ChartKinds", "swap"),
                    [](const Moment& moment) { return moment.host.swapUsed; }};
const char* const MemoryTitle = QT_TRANSLATE_NOOP("ChartKinds", "Memory");
const ChartKind Memory{"memory", MemoryTitle, &share, Full, {Used}, &memoryHeadline};
const ChartKind MemoryAndSwap{"memory and swap", MemoryTitle,    &share, Full,
                              {Used, Swap},      &memoryHeadline};
const ChartKind Disk{"disk",
                     QT_TRANSLATE_NOOP("ChartKinds", "Busiest disk"),
                     &share,
                     Full,
                     {{QT_TRANSLATE_NOOP("ChartKinds", "busy"),
                       [](const Moment& moment) { return moment.host.diskBusy; }}},
                     &diskHeadline};
const ChartKind Network{"network",
                        QT_TRANSLATE_NOOP("ChartKinds", "Network"),
                        &shared::bitRate,
                        0,
                        {{QT_TRANSLATE_NOOP("ChartKinds", "in"),
                          [](const Moment& moment) { return moment.host.receiveBytesPerSecond; }},
                         {QT_TRANSLATE_NOOP("ChartKinds", "out"),
                          [](const Moment& moment) { return moment.host.transmitBytesPerSecond; }}},
                        &networkHeadline};
const ChartKind Http{"http",
                     QT_TRANSLATE_NOOP("ChartKinds", "HTTP"),
                     &shared::perSecond,
                     0,
                     {{QT_TRANSLATE_NOOP("ChartKinds", "requests"),
                       [](const Moment& moment) { return moment.service.requests; }},
                      {QT_TRANSLATE_NOOP("ChartKinds", "errors"),
                       [](const Moment& moment) { return moment.service.errors; }}},
                     &httpHeadline};
const ChartKind Database{"database",
                         QT_TRANSLATE_NOOP("ChartKinds", "Database"),
                         &shared::perSecond,
                         0,
                         {{QT_TRANSLATE_NOOP("ChartKinds", "writes"),
                           [](const Moment& moment) { return moment.service.writes; }},
                          {QT_TRANSLATE_NOOP("ChartKinds", "reads"),
                           [](const Moment& moment) { return moment.service.reads; }}},
                         &databaseHeadline};
const ChartKind Cache{"cache",
                      QT_TRANSLATE_NOOP("ChartKinds", "Cache"),
                      &shared::perSecond,
                      0,
                      {{QT_TRANSLATE_NOOP("ChartKinds", "commands"),
                        [](const Moment& moment) { return moment.service.commands; }}},
                      &cacheHeadline};

} // namespace

QString titleOf(const ChartKind& kind)
{
    return KindWords::tr(kind.title);
}

QString nameOf(const LineKind& line)
{
    return KindWords::tr(line.name);
}

std::vector<std::string> MomentReader::wanted(const schema::SeriesTable& table)
{
    std::vector<std::string> names = LoadReader::wanted(table);
    const std::vector<std::string> more = ServiceReader::wanted(table);
    names.insert(names.end(), more.begin(), more.end());
    return names;
}

std::vector<const ChartKind*> kindsFor(const schema::SeriesTable& table, bool hasSwap)
{
    std::vector<const ChartKind*> kinds{&Cpu, hasSwap ? &MemoryAndSwap : &Memory};
    if (LoadReader::hasDisks(table)) {
        kinds.push_back(&Disk);
    }
    kinds.push_back(&Network);
    if (ServiceReader::hasHttp(table)) {
        kinds.push_back(&Http);
    }
    if (ServiceReader::hasDatabase(table)) {
        kinds.push_back(&Database);
    } else if (ServiceReader::hasCache(table)) {
        kinds.push_back(&Cache);
    }
    return kinds;
}

} // namespace bafar::ui::monitoring
