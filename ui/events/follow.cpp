#include "ui/events/follow.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include "ui/link/session.h"
#include "ui/shared/refresher.h"

namespace bafar::ui::events {

shared::Refresher* followEvents(link::Session& session,
                                QWidget* widget,
                                const std::function<void()>& refresh)
{
    constexpr int BurstMs = 100;
    auto* refresher = new shared::Refresher(widget, refresh);
    auto* soon = new QTimer(widget);
    soon->setSingleShot(true);
    QObject::connect(soon, &QTimer::timeout, refresher, &shared::Refresher::ask);
    // The first of a burst is shown with the map that tells the same, those behind it together. It
    // goes on until a wait is over and nothing came for as long.
    QObject::connect(&session.store(), &link::Store::eventsChanged, soon,
                     [soon, last = QElapsedTimer()]() mutable {
                         if (!soon->isActive()) {
                             const bool more = last.isValid() && !last.hasExpired(2 * BurstMs);
                             soon->start(more ? BurstMs : 0);
                             last.start();
                         }
                     });
    return refresher;
}

} // namespace bafar::ui::events
