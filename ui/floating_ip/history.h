#pragma once
// When one floating IP's routers changed their state, and why, as a table. No widget here. GUI
// thread.
#include <string>

#include "core/base/time.h"
#include "ui/shared/rows_model.h"

namespace bafar::link {
class Store;
}

namespace bafar::ui::floating_ip {

/// Newest first: when, node, from which state to which, cause.
class TransitionsModel : public shared::RowsModel {
    Q_OBJECT

public:
    static constexpr std::size_t RowsMax = 200;
    static constexpr int Why = 3; ///< the column with the longest texts

    explicit TransitionsModel(QObject* parent = nullptr);

    /// `entity` is "floating_ip/ID"; what is not of the day of `now` has its date.
    void setThing(const link::Store& store, const std::string& entity, WallTime now);
};

} // namespace bafar::ui::floating_ip
