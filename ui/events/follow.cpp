#include "ui/events/follow.h"

#include <QTimer>
#include <QWidget>

#include "ui/link/session.h"
#include "ui/shared/refresher.h"

namespace bafar::ui::events {

shared::Refresher* followEvents(link::Session& session,
                                QWidget* widget,
                                const std::function<void()>& refresh)
{
    constexpr int BurstMs = 100; // events of one burst are shown together
    auto* refresher = new shared::Refresher(widget, refresh);
    auto* soon = new QTimer(widget);
    soon->setSingleShot(true);
    QObject::connect(soon, &QTimer::timeout, refresher, &shared::Refresher::ask);
    QObject::connect(&session.store(), &link::Store::eventsChanged, soon, [soon] {
        if (!soon->isActive()) {
            soon->start(BurstMs);
        }
    });
    return refresher;
}

} // namespace bafar::ui::events
