#pragma once
// Events of all agents as a list, newest first. No widget here. GUI thread.
#include <QHash>

#include "core/schema/event.h"
#include "ui/shared/rows_model.h"

namespace bafar::link {
class Store;
}

namespace bafar::topology {
struct Topology;
}

namespace bafar::ui::events {

class EventsModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit EventsModel(QObject* parent = nullptr);

    /// What an event is about has the title that the map gives it.
    void setStore(const link::Store& store, const topology::Topology& topology);

private:
    QHash<QString, shared::Row>
        known_; ///< by key: an event never changes, what it is about may yet get a title
};

/// The newest word of any agent, so that simulated time works too, but hardly beyond this machine's
/// own clock: one fast clock must not push everybody's events out of the timeline.
[[nodiscard]] WallTime newestMoment(const link::Store& store, WallTime now);

} // namespace bafar::ui::events
