#pragma once
// What the rows of a table are sorted by. Any thread.
#include <QString>
#include <optional>
#include <string_view>

namespace bafar::shared {

/// A value as agents write it, as one number to compare with others of its kind: "1.2 GiB" in
/// bytes, "2 m 5 s" in seconds, "38%", "-3". Nothing: it is a word.
[[nodiscard]] std::optional<double> magnitudeOf(std::string_view value);

/// Less than zero: the first comes first. As people sort: "n9" before "n10", without regard to
/// upper case and to marks of direction.
[[nodiscard]] int compareNaturally(const QString& one, const QString& two);

} // namespace bafar::shared
