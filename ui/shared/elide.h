#pragma once
// Texts that are too long for their place. GUI thread.
#include <QString>

class QFontMetrics;

namespace bafar::shared {

/// The text with "…" at its end, or in its middle where `both` of its ends tell something. Where
/// words and tokens run in two directions only the end is cut, and no token.
[[nodiscard]] QString elided(const QString& text,
                             const QFontMetrics& metrics,
                             int width,
                             bool both = false);

} // namespace bafar::shared
