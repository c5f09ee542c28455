#pragma once
// Values as people read them, in the language of the default QLocale and the digits and
// calendar of figures.h.
//
// Technical tokens (addresses, ids, paths, commands) keep Latin digits and are isolated
// left-to-right (U+2066, U+2069) when the interface runs right-to-left, so that a line of Persian
// cannot reorder them. GUI thread.
#include <QString>
#include <QStringList>

#include "core/base/time.h"

class QFontMetrics;

namespace bafar::shared {

/// UTF-8 from a peer or the core, made safe to show: at most `limit` bytes, no control characters.
[[nodiscard]] QString fromPeer(std::string_view text, std::size_t limit = 2000);

/// `text` isolated left-to-right where the interface is right-to-left; unchanged elsewhere.
[[nodiscard]] QString technical(const QString& text);
[[nodiscard]] QString technical(std::string_view text);

/// `text` with places inside of long words where a line may break: a name of 60 letters must not
/// widen the panel that shows it. No line begins with the unit of a number or of a rate, with the
/// version of an image or the number of a task, nor, in a sentence, with the port of an address.
/// Nor is a word parted at a hyphen that has room on a line, or on one behind a slash, nor at a
/// space a figure in parentheses: "p95 12 ms".
[[nodiscard]] QString breakable(const QString& given);

/// The same; where `width` pixels have no room for one of its words, hyphens are places, too.
[[nodiscard]] QString breakableIn(const QString& given, const QFontMetrics& metrics, int width);

/// Removes the isolation and direction marks and what breakable() put in, for copying and
/// comparing.
[[nodiscard]] QString withoutIsolation(QString text);

/// The beginnings of what is isolated at the end of a text that was cut, in their order: with them
/// begins what follows.
[[nodiscard]] QString isolatesOpen(const QString& cut);

/// A text that was cut, with an end for each of those.
[[nodiscard]] QString isolatesClosed(const QString& cut);

/// A text that was cut, without the beginning of what is isolated where it was cut; the same if
/// nothing else is left. A token's beginning between words would be read for the whole of it.
[[nodiscard]] QString withoutCutIsolate(const QString& cut);

/// At most `letters` of it and then "…"; what is isolated where it is cut ends there.
[[nodiscard]] QString shortened(const QString& text, qsizetype letters);

/// For a tooltip, which takes for markup what looks like it: lines of text as they are.
[[nodiscard]] QString plainTip(const QString& text);

/// Between the short parts of one line: " · ", or what the language has where that dot would be
/// read as a zero.
[[nodiscard]] QString separator();

/// Is this a number with its unit, and no word: "12 m 5 s", "0.25/s", "3/3", "09:40:52"? Not "5 of
/// 5", "yes" or "n2".
[[nodiscard]] bool isFigure(const QString& text);

/// Between the items of a list, ", ", and between clauses, "; ", as the language has them.
[[nodiscard]] QString comma();
[[nodiscard]] QString semicolon();

/// "n1, n2 and n3", without the serial comma that CLDR gives Persian.
[[nodiscard]] QString listed(const QStringList& names);

[[nodiscard]] QString number(double value, int decimals = 0);
[[nodiscard]] QString number(std::uint64_t value);

/// A number of a place in an order, as a term or a record: in the digits of the moment, not
/// grouped.
[[nodiscard]] QString ordinal(std::uint64_t value);

/// A number that is a name, as logs and manuals have it: "1062". A token: neither grouped nor in
/// other digits.
[[nodiscard]] QString identifier(std::uint64_t value);

/// "38%"; in Persian the sign is left of its digits wherever the text stands.
[[nodiscard]] QString percent(double share, int decimals = 0);

/// "15.6 GiB".
[[nodiscard]] QString bytes(double count);

/// "412 Mbit/s", from bytes per second.
[[nodiscard]] QString bitRate(double bytesPerSecond);

/// "12/s", "0.25/s": below ten with as many digits as tell two values of an axis apart.
[[nodiscard]] QString perSecond(double value);

/// A duration: "0.4 ms", "3.4 s", "12 m 5 s", "2 h", "41 d".
[[nodiscard]] QString duration(Duration value);

/// How old a fact is, without flicker: tenths below 10 s and at least one, whole seconds below a
/// minute.
[[nodiscard]] QString age(Duration value);

/// "seen 14 s ago".
[[nodiscard]] QString seenAgo(Duration value);

/// "09:40:52", local time.
[[nodiscard]] QString timeOfDay(WallTime time);

/// "2026-11-23", local time; in Persian of the Persian calendar, unless another was chosen, and
/// then with slashes between Persian digits, as people there write it.
[[nodiscard]] QString day(WallTime time);

/// "2026-11-23 09:41:07 +03:30"; the date as day() has it.
[[nodiscard]] QString dateAndTime(WallTime time);

/// "09:40:52" of the day of `now`, "23 Nov 09:40" of another day, "2025-11-23" of another year,
/// local time, with the month of the calendar that day() has: a clock alone is of today.
[[nodiscard]] QString moment(WallTime at, WallTime now);

} // namespace bafar::shared
