#pragma once
// Below the table of servers: how far behind each replica was in the last quarter of an hour, as
// far as the agents keep it. What is measured it takes while hidden, too. GUI thread.
#include <map>
#include <memory>
#include <optional>

#include "core/base/natural.h"
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
    /// `parent`: a part of its page; why no lag is known is found anew while that is seen.
    LagPanel(link::Session& session, QWidget* parent);

    /// The chart is of all servers, whichever is chosen.
    void setThing(const QString& entity) override;

    /// It stays away until a lag is measured, or there is a reason why one is not.
    void setVisible(bool visible) override;

private:
    /// One replica's line.
    struct Replica {
        std::optional<std::size_t> line; ///< nothing: there are enough
        LagReader reader;
        qint64 lastMs = 0;
        qint64 aheadMs = 0; ///< of its clock to ours
        double now = 0;
        std::unique_ptr<link::PastReader> past;
    };

    void sampled(const std::string& node);
    Replica* replicaOf(const std::string& node, const std::vector<std::string>& series);
    void refresh();
    void say();
    void showHeadline();
    void showNotice();

    link::Session& session_;
    shared::Chart* chart_;
    std::map<std::string, Replica, NaturalOrder> replicas_; ///< those that measure a lag
    std::vector<std::pair<std::string, LagStanding>> standings_;
    std::size_t lines_ = 0;
    bool wanted_ = true; ///< the page has servers to show
};

} // namespace bafar::ui::database
