#pragma once
// The interface's language: translations and direction, and digits and calendar where nobody
// chose others, once at start.
#include <QString>

class QApplication;

namespace bafar::app {

/// `language` is "en", "fa" or empty for the system's; anything not translated is English.
void applyLanguage(QApplication& application, const QString& language);

} // namespace bafar::app
