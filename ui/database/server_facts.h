#pragma once
// What the panel of one MariaDB server says, as rows and fixes. No widget here. GUI thread: texts
// are in the language of the moment.
#include "core/replication/fleet.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::database {

/// A setting that breaks the promise.
struct Fix {
    QString what;    ///< "sync_binlog is 0, should be 1"
    QString why;     ///< what goes wrong otherwise
    QString command; ///< the statement, or the line for the server's configuration
    bool restart = false;

    bool operator==(const Fix&) const = default;
};

/// More fixes than this are not shown.
inline constexpr std::size_t FixesMax = 16;

/// Empty: nothing was ever heard of it.
[[nodiscard]] std::vector<shared::FactList::Row> serverFacts(const replication::Fleet& fleet,
                                                             const replication::Word& word);

[[nodiscard]] std::vector<Fix> fixesOf(const replication::Word& word);

} // namespace bafar::ui::database
