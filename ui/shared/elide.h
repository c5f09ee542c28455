#pragma once
// Texts that are too long for their place. GUI thread.
#include <QString>
#include <functional>

class QFont;
class QFontMetrics;

namespace bafar::shared {

/// The text with "…" at its end, or in its middle where `both` of its ends tell something. Where
/// words and tokens run in two directions only the end is cut, and no token.
[[nodiscard]] QString elided(const QString& text,
                             const QFontMetrics& metrics,
                             int width,
                             bool both = false);

/// A text on `lines` lines at most, parted at spaces by line feeds; what is too much for the last
/// one is cut with "…", as is a word that is too long for its own.
[[nodiscard]] QString onFewLines(const QString& text,
                                 const QFontMetrics& metrics,
                                 int width,
                                 int lines);

/// A text that is wrapped in so many pixels, on `lines` lines at most; what is too much for the
/// last one is cut with "…". A text that fits is the same.
[[nodiscard]] QString onLines(const QString& text, const QFont& font, int width, int lines);

/// The text of a button in so many pixels: of "Scale web" the object gives way, in its middle, for
/// the verb tells what the button does. The object is what is isolated; without one the middle of
/// the whole gives way.
[[nodiscard]] QString withObjectElided(const QString& text, const QFontMetrics& metrics, int width);

/// As many of its parts as fit, one at least: "130 of 151 are open: raise it" goes on to the remedy
/// only where there is room for all of that. In Persian a remedy follows another sign. What ends a
/// part in parentheses is one more.
[[nodiscard]] QString wholeParts(const QString& text,
                                 const std::function<bool(const QString&)>& fits);

/// "applying stopped" of "replication from n1: applying stopped"; empty: it begins with no head.
[[nodiscard]] QString behindHead(const QString& text);

/// For painting a right-to-left text that is wrapped in so many pixels: with a line's end where a
/// line would end in a space. Qt keeps room for that space at the line's begin, which then stands
/// inset.
[[nodiscard]] QString withoutSpacesAtEnds(QString text, const QFont& font, double width);

} // namespace bafar::shared
