#pragma once
// Bare values as agents write them ("1.5 GiB", "2/3", "8 d 2 h"), in the interface's language. GUI
// thread.
#include <QString>

namespace bafar::shared {

/// A number, share, size, duration or count of a whole in the interface's digits and units; empty:
/// it is none, or the interface writes it the same way.
[[nodiscard]] QString spokenValue(const QString& text);

} // namespace bafar::shared
