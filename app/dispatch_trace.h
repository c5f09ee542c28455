#pragma once
// --trace-dispatch: how long the window does not answer because of one event.
//
// Each event whose handling took 10 ms or more is appended to a file, a JSON object a line:
// {"at":"2026-...Z","ms":23.1,"waited":4.0,"event":77,"object":"QWidget"}; "waited" are the
// milliseconds of "ms" in which this thread could have run and another one had the processor. GUI
// thread.
#include <QApplication>
#include <QFile>

namespace bafar::app {

class Application : public QApplication {
    Q_OBJECT

public:
    using QApplication::QApplication;

    /// From now on; false: the file cannot be written.
    bool traceDispatches(const QString& file);

    bool notify(QObject* object, QEvent* event) override;

private:
    bool notifyTimed(QObject* object, QEvent* event);
    [[nodiscard]] qint64 waitedNs();

    QFile trace_;
    QFile schedule_; ///< /proc/thread-self/schedstat
    int depth_ = 0;  ///< events are sent while one is handled
};

} // namespace bafar::app
