#pragma once
// Where the cards of the map by role stand by themselves: once the map has settled they stay there,
// whatever comes, goes or changes its state (rule T1). No clock; GUI thread.
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "ui/map/layout.h"

namespace bafar::ui::map {

class Standing {
public:
    /// While nothing comes or goes. Before that agents are still being heard one by one, and
    /// places that the first of them made would be no order.
    static constexpr Duration SettlesAfter = std::chrono::seconds{10};

    /// What holds for the next layout; nothing while it has not settled.
    [[nodiscard]] const Stood& stood() const;

    /// How a picture of the present was laid out, and seen.
    void note(const Picture& picture, const Layout& layout, Instant now);

    /// The next layout places all anew; from then on that stays.
    void relax() { last_ = {}; }

    /// A card that was moved by hand is put back: it does not stand there by itself.
    void forget(const std::string& card) { last_.tops.erase(card); }

private:
    Stood last_;                      ///< as it was laid out last
    std::vector<std::string> wholes_; ///< that had a card then
    std::optional<Instant> since_;    ///< the same wholes are shown
    bool isSettled_ = false;
};

} // namespace bafar::ui::map
