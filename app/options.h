#pragma once
// The console's command line.
#include <QSize>
#include <QString>
#include <QStringList>
#include <map>
#include <optional>
#include <span>

#include "core/base/result.h"
#include "ui/shared/theme.h"

namespace bafar::app {

/// The program's exit codes, as --help lists them.
enum ExitCode : int {
    Done = 0,
    Failed = 1,     ///< a dump could not be written, or the action did not succeed
    WrongUsage = 2, ///< the command line
    NoProfile = 3,  ///< the profile, or a file it names, cannot be used
    NotLive = 4     ///< --dump: not every agent was live in time; the dump was written all the same
};

/// An action to go through: what --act says, or --hand-over, which is short for one of them.
struct Act {
    QString action;  ///< "services.update"
    QString subject; ///< the entity on whose card or row it is offered: "services/web"
    std::map<QString, QString> parameters;
    QString typedName; ///< --name: what is typed where data is at risk
    QString reason;    ///< --reason: likewise
};

struct Options {
    QString profile;
    bool demo = false;
    QString story; ///< file for --demo; empty: the built-in one
    bool headless = false;
    QString dump; ///< folder; empty: no dump
    std::optional<Act> act;
    QString page = QStringLiteral("topology");
    bool asksPage = false; ///< --page was given
    QString language;      ///< --lang: "fa", "en"; empty: see languageOf()
    shared::ThemeName theme = shared::ThemeName::System;
    bool keepsTheme = true; ///< a person's start without --theme: as it was chosen in the window
    QSize size{1440, 900};
    int timeoutMs = 15'000;
    QString tracePaints;     ///< file; empty: none
    QString traceDispatches; ///< the same
    QString inPlaceOf; ///< socket of the console that leaves once this one stands; empty: none
    bool exitAfterDump = false;
    bool keepsArrangement = true; ///< a person's start: the window as it was left, and kept
    bool selfTest = false;        ///< with the demo, headless
    bool debugInfo = false;       ///< print it and leave
    std::optional<int> exitNow;   ///< --help, --version: leave with this code

    /// A person looks at the window.
    [[nodiscard]] bool isSeen() const { return !headless && dump.isEmpty(); }
};

/// No screen where none is wanted, or none is needed and there is none, unless the environment
/// names a platform.
void choosePlatform(std::span<char* const> arguments);

/// Reads the arguments (with the program's name). Errors: InvalidInput with what would be right.
[[nodiscard]] Result<Options> readOptions(const QStringList& arguments);

} // namespace bafar::app
