#pragma once
// Below the table of volumes: how many files each had to heal in the last quarter of an hour, as
// far as the agents keep it, by its worst brick. It listens while hidden, too. GUI thread.
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "core/base/natural.h"
#include "ui/link/past.h"
#include "ui/things/page.h"

namespace bafar::link {
struct AgentFacts;
class Session;
} // namespace bafar::link

namespace bafar::shared {
class Chart;
}

namespace bafar::ui::storage {

class HealPanel : public things::BelowPanel {
    Q_OBJECT

public:
    HealPanel(link::Session& session, QWidget* parent);

    /// The chart is of all volumes, whichever is chosen.
    void setThing(const QString& entity) override;

    /// It stays away until a count is measured.
    void setVisible(bool visible) override;

private:
    /// One volume's line, of what every node says of it.
    struct Volume {
        std::optional<std::size_t> line;      ///< nothing: there are enough
        std::map<std::string, double> counts; ///< of the worst brick, by who tells
        qint64 lastMs = 0;
    };

    /// Where a node's samples tell of which volume.
    struct Teller {
        std::optional<std::uint64_t> revision;
        std::map<std::string, std::vector<std::size_t>> places; ///< by volume
        qint64 aheadMs = 0;                                     ///< of its clock to ours
        std::set<std::string> asked; ///< volumes whose past was asked for
        std::vector<std::unique_ptr<link::PastReader>> pasts;
    };

    void sampled(const std::string& node);
    void index(const std::string& node, const link::AgentFacts& facts);
    Volume* volumeOf(const std::string& name);
    void askPast(const std::string& node, const std::string& volume);
    [[nodiscard]] double worstOf(const Volume& volume, const std::string& speaker) const;
    void showHeadline();
    void showNotice();

    link::Session& session_;
    shared::Chart* chart_;
    std::map<std::string, Volume, NaturalOrder> volumes_;
    std::map<std::string, Teller> tellers_;
    std::size_t lines_ = 0;
    bool wanted_ = true; ///< the page has volumes to show
};

} // namespace bafar::ui::storage
