#pragma once
// What core and link write of a failure, as a window says it: in the interface's language, as far
// as it is known there. A terminal gets it as it was written. GUI thread.
#include <QString>

namespace bafar::app {

/// Line by line, as it was written, without isolation. Of what is wrong in a YAML file
/// ("FILE:2:5: agents[0].node: has no value") the place stays as it is, and the parser's own words
/// are quoted. Where the language runs right to left, each of them has a line of its own, below
/// what is wrong.
[[nodiscard]] QString errorWords(const QString& text);

} // namespace bafar::app
