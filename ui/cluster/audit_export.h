#pragma once
// Lines of the audit log as a file, for programs and auditors: words and times as agents wrote
// them, oldest first, whatever language the console speaks. GUI thread.
#include <QByteArray>
#include <span>

#include "ui/cluster/audit_book.h"

namespace bafar::ui::cluster {

enum class AuditFormat : std::uint8_t { Csv, Json };

/// CSV with a head, in UTF-8; no cell is taken for a formula by a spreadsheet. Or an array of the
/// records as GET /v1/audit has them, one a line, so that the chain of hashes can be checked.
[[nodiscard]] QByteArray auditFile(std::span<const AuditLinePtr> newestFirst, AuditFormat format);

/// Writes all of it or nothing; empty: done, else why not.
[[nodiscard]] QString writeAuditFile(const QString& path, const QByteArray& bytes);

} // namespace bafar::ui::cluster
