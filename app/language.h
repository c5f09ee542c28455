#pragma once
// The interface's language: translations and direction, and digits and calendar where nobody
// chose others, once at start. GUI thread.
#include <QString>

class QApplication;

namespace bafar::app {

struct Options;

/// What a person chose, as this file keeps it: "en", "fa"; empty: the system's, also for what is
/// no such word.
[[nodiscard]] QString chosenLanguage(const QString& file);

/// Keeps it there, for the next start.
void chooseLanguage(const QString& file, const QString& language);

/// Of this start: the command line's, else, where there is a screen, the chosen one, else empty for
/// the system's.
[[nodiscard]] QString languageOf(const Options& options);

/// Whether the interface speaks it now; `language` as applyLanguage() takes it.
[[nodiscard]] bool isSpoken(const QString& language);

/// `language` is "en", "fa" or empty for the system's; anything not translated is English.
void applyLanguage(QApplication& application, const QString& language);

} // namespace bafar::app
