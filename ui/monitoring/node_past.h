#pragma once
// What a node's agent kept, for the charts of its page: asked for when it is first shown, again for
// what this console did not hear, and once more after a question failed (link/past_need.h). GUI
// thread.
#include <QObject>
#include <array>
#include <optional>
#include <set>

#include "ui/link/past.h"
#include "ui/link/past_need.h"
#include "ui/monitoring/chart_kinds.h"
#include "ui/shared/chart_data.h"
#include "ui/shared/chart_time.h"

namespace bafar::link {
class Session;
}

namespace bafar::ui::monitoring {

/// What was read for one tier of the charts, oldest first.
struct NodeMoments {
    shared::ChartTier tier = shared::ChartTier::Fine;
    Duration step{}; ///< between them
    std::vector<std::pair<qint64, Moment>> moments{};
};

class NodePast : public QObject {
    Q_OBJECT

public:
    NodePast(link::Session& session, std::string node, QObject* parent);

    /// How often the points of a tier come; nothing is asked for before that is known.
    void setStep(shared::ChartTier tier, Duration step);

    /// So much of the past is shown by a tier: asked for where it is more than before.
    void want(shared::ChartTier tier, Duration length);

    /// The charts are others: all that is shown is wanted anew.
    void wantAnew();

    /// Nothing was heard since that moment, until now.
    void wantSince(shared::ChartTier tier, qint64 atMs);

    /// A stretch of a longer time is zoomed into; nothing: none is.
    void wantStretch(const std::optional<shared::ChartSpan>& span);

    /// Asks for what is due: to be called with every sample, for then the agent is there.
    void ask();

    /// Metrics whose past could not be read as a whole.
    [[nodiscard]] std::set<std::string> leftOut() const;

Q_SIGNALS:
    void told(const bafar::ui::monitoring::NodeMoments& past);

private:
    struct Tier {
        link::PastReader* reader = nullptr;
        link::PastNeed need;
        Duration step{};
        Duration length{};              ///< how much is shown
        std::set<std::string> tooLarge; ///< metrics that are asked for in vain
        std::set<std::string> leftOut;
    };

    [[nodiscard]] Tier& tier(shared::ChartTier which)
    {
        return tiers_[static_cast<std::size_t>(which)];
    }

    [[nodiscard]] qint64 newestMs() const;
    [[nodiscard]] static qint64 leadMs(const Tier& one);
    void ask(shared::ChartTier which);
    void answered(shared::ChartTier which, const link::PastTable& table);

    link::Session& session_;
    std::string node_;
    std::array<Tier, shared::ChartTiers> tiers_;
    std::optional<shared::ChartSpan> stretch_;
};

} // namespace bafar::ui::monitoring
