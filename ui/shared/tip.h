#pragma once
// A widget's tip, said to assistive technology, too. GUI thread.
#include <QString>

class QWidget;

namespace bafar::shared {

/// Tip and accessible description. What stays is not set again: each time tells of a change, and
/// some places are refreshed ten times a second.
void setTip(QWidget* widget, const QString& tip);

} // namespace bafar::shared
