#include "app/dispatch_trace.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/link/clock.h"

namespace bafar::app {
namespace {

constexpr qint64 LongNs = 10'000'000;

double milliseconds(qint64 ns)
{
    return static_cast<double>(ns / 10'000) / 100;
}

} // namespace

bool Application::traceDispatches(const QString& file)
{
    trace_.setFileName(file);
    schedule_.setFileName(QStringLiteral("/proc/thread-self/schedstat"));
    return schedule_.open(QIODevice::ReadOnly | QIODevice::Unbuffered) &&
           trace_.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
}

bool Application::notify(QObject* object, QEvent* event)
{
    return trace_.isOpen() && depth_ == 0 ? notifyTimed(object, event)
                                          : QApplication::notify(object, event);
}

/// The second figure of Linux's schedstat: time on a run queue.
qint64 Application::waitedNs()
{
    schedule_.seek(0);
    return schedule_.readLine(128).split(' ').value(1).toLongLong();
}

bool Application::notifyTimed(QObject* object, QEvent* event)
{
    const int type = event->type(); // neither need be there afterwards
    const char* name = object->metaObject()->className();
    const qint64 before = waitedNs();
    QElapsedTimer timer;
    timer.start();
    ++depth_;
    const bool done = QApplication::notify(object, event);
    --depth_;
    if (const qint64 took = timer.nsecsElapsed(); took >= LongNs) {
        const QJsonObject line{
            {QStringLiteral("at"), QString::fromStdString(toIso8601(link::wallNow()))},
            {QStringLiteral("ms"), milliseconds(took)},
            {QStringLiteral("waited"), milliseconds(waitedNs() - before)},
            {QStringLiteral("event"), type},
            {QStringLiteral("object"), QString::fromLatin1(name)}};
        trace_.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    }
    return done;
}

} // namespace bafar::app
