#pragma once
// Why a page of charts has no lines at all: said once for the page, not in each chart. GUI thread.
#include <QString>
#include <set>
#include <string>

namespace bafar::link {
class Store;
}

namespace bafar::ui::dashboards {

/// One of these nodes has told which metrics it has, heard now or not.
[[nodiscard]] bool anyTells(const link::Store& store, const std::set<std::string>& nodes);

/// One sentence; empty: some node tells, or none is chosen.
[[nodiscard]] QString whyNoLines(const link::Store& store, const std::set<std::string>& nodes);

} // namespace bafar::ui::dashboards
