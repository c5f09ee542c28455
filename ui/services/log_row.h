#pragma once
// A row of a log as the console keeps it: a line, the day of those below it, or a word on the
// reading. Text is made safe here, whatever an agent sent. Values; any thread.
#include <QDate>
#include <QString>
#include <cstdint>

#include "core/schema/service_log.h"

namespace bafar::ui::services {

struct LogRow {
    /// What the row is: a line, a word on the reading (something may be missing: a warning), or the
    /// day of the lines below it.
    enum class Kind : std::uint8_t { Line, Note, Warning, Day };

    static constexpr std::size_t BytesMax = 4096; ///< of a line, as an agent cuts them

    std::uint64_t number = 0; ///< never 0 in a model: counts up from row to row
    Kind kind = Kind::Line;
    WallTime at; ///< never: not known
    QString task;
    QString node;
    bool errors = false; ///< standard error
    bool cut = false;    ///< it was longer
    QString text;
};

/// Safe text, and as much of it as is kept.
[[nodiscard]] LogRow rowOf(const schema::LogLine& line);

/// The head of the lines of that day, in the words and digits of the moment.
[[nodiscard]] LogRow dayHead(WallTime at);

/// Here, not where the line was written.
[[nodiscard]] QDate dayOf(const LogRow& row);

/// Bytes that it counts for; an empty one is not free.
[[nodiscard]] std::size_t costOf(const LogRow& row);

/// "web.2@n1", or what of it is known.
[[nodiscard]] QString writerOf(const LogRow& row);

/// One row as bafarctl writes it, for files and the clipboard; "-- " before what is no line.
/// `width` as in core/schema/log_text.h.
[[nodiscard]] QString plainText(const LogRow& row, std::size_t& width);

} // namespace bafar::ui::services
