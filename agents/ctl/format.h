#pragma once
// Text for people: aligned tables, ages and shares. Pure; safe on every thread.
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/schema/state.h"

namespace bafar::ctl {

/// Rows of cells under a head, columns aligned by what a terminal shows (UTF-8 code points), two
/// blanks between them, no blanks at line ends. No rows: only the head.
class Table {
public:
    explicit Table(std::vector<std::string> head);

    void add(std::vector<std::string> cells);

    [[nodiscard]] bool empty() const { return rows_.size() == 1; }

    [[nodiscard]] std::string text() const;

private:
    std::vector<std::vector<std::string>> rows_; ///< the head first
};

/// "DEGRADED".
[[nodiscard]] std::string stateText(schema::State state);

/// "42%" of a ratio.
[[nodiscard]] std::string percentText(double ratio);

/// "14:34:54.120" of a moment in UTC; a dash for "never".
[[nodiscard]] std::string clockText(WallTime time);

/// "2026-11-28 17:55:01" of a moment in UTC; a dash for "never".
[[nodiscard]] std::string momentText(WallTime time);

/// "a, b and c".
[[nodiscard]] std::string listText(const std::vector<std::string>& items);

/// The items with `separator` between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& items, std::string_view separator);

} // namespace bafar::ctl
