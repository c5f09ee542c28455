#pragma once
// Below the table of servers: how far behind each replica was in the last hour, as far as the
// agents keep it. It listens while hidden, too. GUI thread.
#include <map>
#include <memory>

#include "ui/database/lag.h"
#include "ui/link/past.h"
#include "ui/things/page.h"

namespace bafar::shared {
class Chart;
}

namespace bafar::ui::database {

class LagPanel : public things::BelowPanel {
    Q_OBJECT

public:
    LagPanel(link::Session& session, QWidget* parent);

    /// The chart is of all servers, whichever is chosen.
    void setThing(const QString& entity) override;

    /// It stays away until there is a replica.
    void setVisible(bool visible) override;

private:
    /// One replica's line.
    struct Replica {
        std::size_t line = 0;
        LagReader reader;
        qint64 lastMs = 0;
        qint64 aheadMs = 0; ///< of its clock to ours
        double now = 0;
        std::unique_ptr<link::PastReader> past;
    };

    void sampled(const std::string& node);
    Replica* replicaOf(const std::string& node, const std::vector<std::string>& series);
    void showHeadline();

    link::Session& session_;
    shared::Chart* chart_;
    std::map<std::string, Replica> replicas_;
    bool wanted_ = true; ///< the page has servers to show
};

} // namespace bafar::ui::database
