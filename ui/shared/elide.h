#pragma once
// Texts that are too long for their place. GUI thread.
#include <QString>
#include <functional>

class QFontMetrics;

namespace bafar::shared {

/// The text with "…" at its end, or in its middle where `both` of its ends tell something. Where
/// words and tokens run in two directions only the end is cut, and no token.
[[nodiscard]] QString elided(const QString& text,
                             const QFontMetrics& metrics,
                             int width,
                             bool both = false);

/// As many of its parts as fit, one at least: "130 of 151 are open: raise it" goes on to the remedy
/// only where there is room for all of that. In Persian a remedy follows another sign.
[[nodiscard]] QString wholeParts(const QString& text,
                                 const std::function<bool(const QString&)>& fits);

} // namespace bafar::shared
