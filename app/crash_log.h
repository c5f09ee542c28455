#pragma once
// What is left when the console ends badly: a small file with the signal, the way there, the build
// and the last lines of its log. It stays on this machine; nothing sends it anywhere.
//
// From a fatal signal on, only what POSIX allows there is called: everything else is made ready
// before. An exception that nobody caught is told as the last line. Call from main, once.
//
// A person may hand it on: lines are kept without secrets, addresses and names (app/redaction.h),
// so that none of these is on the disk either.
#include <QString>
#include <QStringList>
#include <string>
#include <vector>

#include "app/redaction.h"

namespace bafar::app {

constexpr int CrashesMax = 5; ///< files that are kept

/// Keeps the log's last lines from now on, and writes `folder`/crash-TIME-PID.txt if it must.
void keepCrashes(const QString& folder);

/// Lines that are kept from now on name neither this cluster nor its hosts. Any thread.
void hideInCrashes(std::string cluster, std::vector<std::string> hosts);

/// What lines are kept without by now. Any thread.
[[nodiscard]] Redaction::Names namesHidden();

/// The files of runs before, newest first.
[[nodiscard]] QStringList crashesIn(const QString& folder);

/// What is at most read of one, made safe to show. Whichever version wrote it, it has no secret, no
/// address, and no name of a cluster that this person has a profile of.
[[nodiscard]] QString crashText(const QString& file);

/// It is not told of again, and stays.
void setCrashSeen(const QString& file);

/// The linker's identification of this build, hexadecimal; empty: it has none.
[[nodiscard]] QString buildId();

} // namespace bafar::app
