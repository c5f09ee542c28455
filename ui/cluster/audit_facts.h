#pragma once
// All about one line of the audit log, by name. GUI thread.
#include <vector>

#include "ui/cluster/audit_book.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {

/// Who attempted what, from where, and what came of it.
[[nodiscard]] std::vector<shared::FactList::Row> auditDeed(const AuditLine& line);

/// When and where it was recorded, and who tells so.
[[nodiscard]] std::vector<shared::FactList::Row> auditOrigin(const AuditLine& line);

/// Both as text, a fact on each line of it.
[[nodiscard]] QString auditText(const AuditLine& line);

} // namespace bafar::ui::cluster
