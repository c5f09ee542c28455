#pragma once
// The style below the style sheet. GUI thread.

class QStyle;

namespace bafar::shared {

/// Fusion, with every line of a wrapped right-to-left label at the same edge: the label's text,
/// what is copied of it and what it says to assistive technology are as they are. Not where a text
/// can be selected, which no style paints. The head of a column of figures stands above them.
/// Whoever sets it owns it.
[[nodiscard]] QStyle* makeBaseStyle();

} // namespace bafar::shared
