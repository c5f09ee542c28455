#pragma once
// The replication graph in words: roles, gaps, what runs, what an error number means, what a commit
// is worth. No widget here. GUI thread: texts are in the language of the moment.
#include <QString>

#include "core/replication/fleet.h"

namespace bafar::ui::database {

/// "primary", "replica of n1", "stands alone".
[[nodiscard]] QString roleText(const replication::Server& server);

/// "writable", "read-only"; empty: not known.
[[nodiscard]] QString writesText(const replication::Server& server);

/// "level with n1", "12 transactions behind n1, 3 s", "has 3 transactions that n1 has not: errant",
/// "not known: n1 is not heard"; empty for who follows nobody.
[[nodiscard]] QString gapText(const replication::Fleet& fleet, const replication::Server& server);

/// The same in a table's cell, in transactions: "0", "12", "3 errant", "not known"; empty for who
/// follows nobody.
[[nodiscard]] QString gapFigure(const replication::Server& server);

/// What it does and how far it is, after the state where it is not well and nothing else says so:
/// "read-only · level with n1", "stale · read-only · not known: it is not heard".
[[nodiscard]] QString standingText(const replication::Fleet& fleet,
                                   const replication::Server& server);

/// What the graph does not show, and where it stands; empty: nothing is missing.
[[nodiscard]] QString missingText(const replication::Fleet& fleet);

/// Of what a screen reader says of an edge: "replicating, semi-synchronous".
[[nodiscard]] QString flowText(replication::Flow flow);

/// A lag, which servers tell in whole seconds: "3 s".
[[nodiscard]] QString lagText(Duration lag);

/// What an error of a replication thread means and what to do, in one sentence; empty: only the
/// server's own words are known. Numbers: MariaDB KB, Error Codes.
[[nodiscard]] QString errorMeaning(std::uint32_t number);

[[nodiscard]] QString promiseText(schema::database::Promise promise);

/// What a commit is worth now, as half a sentence.
[[nodiscard]] QString holdingText(schema::database::Holding holding);

/// "n1, n2 and n3", at most five of them.
[[nodiscard]] QString namesText(const std::vector<std::string>& nodes);

} // namespace bafar::ui::database
