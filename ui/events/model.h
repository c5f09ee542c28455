#pragma once
// Events of all agents as a list, newest first. No widget here. GUI thread.
#include "core/schema/event.h"
#include "ui/shared/rows_model.h"

namespace bafar::link {
class Store;
}

namespace bafar::ui::events {

class EventsModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit EventsModel(QObject* parent = nullptr);

    void setStore(const link::Store& store);

    /// The event of a row.
    [[nodiscard]] const schema::Event& eventAt(int row) const;

private:
    std::vector<schema::Event> shown_; ///< as rows are
};

} // namespace bafar::ui::events
