#pragma once
// How high the first line of a text stands, as it is really set: letters and marks that a font
// lacks come from another one, whose lines may be higher. GUI thread.
class QFont;
class QString;

namespace bafar::shared {

struct LineHeights {
    double ascent = 0; ///< pixels from its top to the base line
    double height = 0; ///< pixels in all
};

/// Zeros where the text has no line.
[[nodiscard]] LineHeights firstLineOf(const QString& text, const QFont& font);

} // namespace bafar::shared
