#pragma once
// What the palette lists for what was typed: groups with their heads, best first. Values; GUI
// thread, because the words are those of the interface's language.
#include <optional>

#include "core/schema/state.h"
#include "ui/palette/entries.h"

namespace bafar::ui::palette {

struct Row {
    QString key; ///< stable while the entry is there
    bool isHead = false;
    QString title;
    QString detail;
    QString place; ///< what it is: "Database", "Action"; of a command, its keys
    QString icon;
    std::optional<schema::State> mark{}; ///< stands before the detail
    bool enabled = true;
    bool locked = false; ///< not enabled, and unlocking the console would make it so
    Entry entry{};       ///< not of a head

    [[nodiscard]] bool operator==(const Row& other) const;
};

/// What rows are made from; must stay while rowsOf() runs.
struct Desk {
    const link::Session& session;
    std::span<const shared::Page> pages;
    std::span<const Command> commands;
};

/// Rows of one group at most; its head says when there are more.
inline constexpr std::size_t GroupMax = 30;

/// Nothing typed: what runs, what is wrong now, the pages and the commands. Empty: nothing fits.
[[nodiscard]] std::vector<Row> rowsOf(const Desk& desk,
                                      const Catalogue& catalogue,
                                      const QString& typed);

} // namespace bafar::ui::palette
