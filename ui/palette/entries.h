#pragma once
// Everything the palette can find: pages, things, actions that are offered now or run now, metrics,
// and what the window itself can do. Values as of the moment they were made; GUI thread.
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "ui/palette/match.h"
#include "ui/shared/page.h"

namespace bafar::ui::palette {

enum class Kind : std::uint8_t { Page, Thing, Action, Series, Command, Run };

/// Something that the window can do.
struct Command {
    QString id;
    QString title;
    QString icon;
    QString keys; ///< its shortcut, ready to show; empty: none
    std::function<void()> run;
    QString detail{}; ///< how it is now; empty: nothing to say
};

struct Entry {
    Kind kind = Kind::Page;
    /// The page's, thing's, run's or command's id, the series' name, or the action's.
    std::string target;
    std::string subject; ///< of an action: the thing it starts from; of a series: one node with it

    /// The same entry in another catalogue.
    [[nodiscard]] QString key() const;
};

/// Entries and what is searched of each, by position.
struct Catalogue {
    std::vector<Entry> entries;
    std::vector<Searched> searched;
};

/// Of a thing's Searched::more: its kind, state (twice: in the language, and as agents say it) and
/// node, a line each, then for each fact its name and its value.
inline constexpr int FactsFrom = 4;

[[nodiscard]] Catalogue catalogueOf(const link::Session& session,
                                    std::span<const shared::Page> pages,
                                    std::span<const Command> commands);

} // namespace bafar::ui::palette
