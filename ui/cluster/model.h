#pragma once
// The nodes as a list: state, how fresh, round trips, version, link. No widget here. GUI thread.
#include "core/base/time.h"
#include "ui/shared/rows_model.h"

namespace bafar::link {
class Session;
}

namespace bafar::ui::cluster {

/// Keys are node names.
class NodesModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit NodesModel(QObject* parent = nullptr);

    /// `now` as of link::monotonicNow().
    void setSession(const link::Session& session, Instant now);
};

} // namespace bafar::ui::cluster
