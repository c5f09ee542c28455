#pragma once
// A console that is told to end, by Ctrl+C, a log-out or `kill`, ends as if its window was closed.
class QObject;

namespace bafar::app {

/// From now on SIGTERM, SIGINT and SIGHUP leave the application's loop, so that what is kept is
/// written; each ends the process at once when it comes again. Once, on the GUI thread; false:
/// nothing changed, the system gave no pipe.
bool endOnSignals(QObject& application);

} // namespace bafar::app
