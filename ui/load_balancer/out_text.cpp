#include "ui/load_balancer/out_text.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/shared/format.h"

namespace bafar::ui::load_balancer {
namespace {

struct OutWords {
    Q_DECLARE_TR_FUNCTIONS(LoadBalancerModel)
};

/// Without tenths, which would flicker.
QString wholeSeconds(std::int64_t seconds)
{
    constexpr std::int64_t Most = 86'400'000; // a thousand days: what a peer says may be anything
    const std::int64_t bounded = std::clamp<std::int64_t>(seconds, 0, Most);
    return bounded < 10 ? OutWords::tr("%1 s").arg(shared::number(static_cast<double>(bounded)))
                        : shared::duration(std::chrono::seconds(bounded));
}

} // namespace

QString outText(const schema::load_balancer::ServerStatus& server, WallTime now)
{
    constexpr std::int64_t Second = 1000; // ms
    QStringList parts;
    if (server.ejected && server.since) {
        const std::int64_t passed = now.unixMs - server.since->unixMs;
        parts.append(OutWords::tr("out for %1").arg(wholeSeconds(passed / Second)));
    }
    if (server.ejected && server.triedAgainAt) {
        const std::int64_t left = server.triedAgainAt->unixMs - now.unixMs;
        parts.append(
            left > 0
                ? OutWords::tr("tried again in %1").arg(wholeSeconds((left + Second - 1) / Second))
                : OutWords::tr("tried again now"));
    }
    return parts.join(shared::comma());
}

} // namespace bafar::ui::load_balancer
