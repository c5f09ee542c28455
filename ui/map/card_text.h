#pragma once
// What stands on a card's lines, cut where there is no room: by whole facts and words, never inside
// a figure. Pure but for the language of the moment.
#include <QString>
#include <functional>

#include "core/schema/presence.h"

namespace bafar::ui::map {

/// How wide a text is, in pixels.
using Measure = std::function<double(const QString&)>;

/// `text` as it is, or its first words that fit `width` and an ellipsis: no number stands without
/// its unit, no article and no "of" without what it leads to, and nothing that separates before the
/// ellipsis. Empty: not even one word fits.
[[nodiscard]] QString elidedWords(const QString& text, const Measure& measure, double width);

/// A fact's value on one line: whole, else an amount or a role without what is said behind it,
/// which is whole, else cut as in factText(). Empty: nothing of it can be said in this width.
[[nodiscard]] QString valueText(const schema::Fact& fact, const Measure& measure, double width);

/// A fact on one line: name and value, else the value alone, else an amount or a role without what
/// is said behind it, which is whole, else cut: an address or a path in its middle. An image goes
/// without its registry. Empty: nothing of it can be said in this width.
[[nodiscard]] QString factText(const schema::Fact& fact, const Measure& measure, double width);

} // namespace bafar::ui::map
