#pragma once
// The headroom in words and as JSON. Pure; safe on every thread.
#include "core/headroom/headroom.h"

namespace bafar::ctl {

/// A row for each resource: in use now, after the loss, and what that rests on.
[[nodiscard]] std::string headroomTable(const std::vector<headroom::Row>& rows);

/// {"headroom":[...]}, one line, with the fields of headroom::Row.
[[nodiscard]] std::string headroomJson(const std::vector<headroom::Row>& rows);

} // namespace bafar::ctl
