#include "ui/map/arrangement.h"

#include <QJsonArray>
#include <algorithm>
#include <cmath>

#include "ui/map/zoom.h"

namespace bafar::ui::map {
namespace {

constexpr qsizetype MovedMax = 1000; ///< a file with more is not ours
constexpr double TopMax = 100'000;
constexpr qsizetype IdMax = 500;

const QString ByHost = QStringLiteral("host");

} // namespace

QJsonObject toJson(const MapArrangement& arrangement)
{
    QJsonObject all;
    if (arrangement.projection == Projection::Host) {
        all[QStringLiteral("by")] = ByHost;
    }
    if (arrangement.zoom) {
        all[QStringLiteral("zoom")] = *arrangement.zoom;
    }
    QJsonObject tops;
    for (const auto& [id, top] : arrangement.arranged.tops) {
        if (tops.size() < MovedMax) {
            tops[QString::fromStdString(id)] = top;
        }
    }
    if (!tops.isEmpty()) {
        all[QStringLiteral("tops")] = tops;
    }
    QJsonArray hosts;
    for (const std::string& host : arrangement.arranged.hosts) {
        if (hosts.size() < MovedMax) {
            hosts.append(QString::fromStdString(host));
        }
    }
    if (!hosts.isEmpty()) {
        all[QStringLiteral("hosts")] = hosts;
    }
    return all;
}

MapArrangement mapArrangementOf(const QJsonObject& json)
{
    MapArrangement arrangement;
    if (json[QStringLiteral("by")].toString() == ByHost) {
        arrangement.projection = Projection::Host;
    }
    const QJsonValue zoom = json[QStringLiteral("zoom")];
    if (zoom.isDouble() && std::isfinite(zoom.toDouble())) {
        arrangement.zoom = std::clamp(zoom.toDouble(), ZoomMin, ZoomMax);
    }
    const QJsonObject tops = json[QStringLiteral("tops")].toObject();
    for (auto one = tops.begin(); one != tops.end(); ++one) {
        const double top = one.value().toDouble(-1);
        const bool usable = std::isfinite(top) && top >= 0 && top <= TopMax;
        if (usable && one.key().size() <= IdMax && tops.size() <= MovedMax) {
            arrangement.arranged.tops[one.key().toStdString()] = top;
        }
    }
    for (const QJsonValue& host : json[QStringLiteral("hosts")].toArray()) {
        const QString id = host.toString();
        if (!id.isEmpty() && id.size() <= IdMax &&
            arrangement.arranged.hosts.size() < static_cast<std::size_t>(MovedMax)) {
            arrangement.arranged.hosts.push_back(id.toStdString());
        }
    }
    return arrangement;
}

std::vector<std::string> movedHost(std::vector<std::string> shown,
                                   const std::string& host,
                                   int places)
{
    const auto now = std::find(shown.begin(), shown.end(), host);
    if (now == shown.end()) {
        return shown;
    }
    const auto from = now - shown.begin();
    const auto last = static_cast<std::ptrdiff_t>(shown.size()) - 1;
    const auto to = std::clamp<std::ptrdiff_t>(from + places, 0, last);
    shown.erase(now);
    shown.insert(shown.begin() + to, host);
    return shown;
}

} // namespace bafar::ui::map
