#include "tests/lab/console_follower.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QThread>

#include "tests/lab/lab_commands.h"

namespace bafar::test {
namespace {

constexpr unsigned long LookMs = 50;

bool shows(const QJsonObject& line, const Sight& sight)
{
    return line[QStringLiteral("role")].toString() == QLatin1String("ListItem") &&
           sight.item.match(line[QStringLiteral("item")].toString()).hasMatch() &&
           (sight.value.isEmpty() || line[QStringLiteral("value")].toString() == sight.value) &&
           sight.text.match(line[QStringLiteral("text")].toString()).hasMatch();
}

} // namespace

ConsoleFollower::ConsoleFollower()
    : file_(clientFile(QStringLiteral("paints.jsonl")))
{
    process_.setProcessEnvironment(environmentOf(labName()));
    process_.setStandardInputFile(QProcess::nullDevice());
    process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process_.start(qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/tests/lab/lab"),
                   {QStringLiteral("exec"), QStringLiteral("client"), QStringLiteral("bafar"),
                    QStringLiteral("--headless"), QStringLiteral("--lang"), QStringLiteral("en"),
                    QStringLiteral("--profile"), clientFile(QStringLiteral("viewer.yaml")),
                    QStringLiteral("--trace-paints"), file_});
    process_.waitForStarted();
}

ConsoleFollower::~ConsoleFollower()
{
    process_.kill();
    process_.waitForFinished();
}

qint64 ConsoleFollower::firstPainted(const Sight& sight, qint64 since, int limitMs) const
{
    QElapsedTimer timer;
    timer.start();
    QFile file(file_);
    QByteArray rest;
    do {
        if (!file.isOpen() && !file.open(QIODevice::ReadOnly)) {
            QThread::msleep(LookMs); // poll
            continue;
        }
        rest += file.readAll();
        for (qsizetype end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
            const QJsonObject line = QJsonDocument::fromJson(rest.left(end)).object();
            rest.remove(0, end + 1);
            const qint64 at =
                QDateTime::fromString(line[QStringLiteral("at")].toString(), Qt::ISODateWithMs)
                    .toMSecsSinceEpoch();
            if (at >= since && shows(line, sight)) {
                return at;
            }
        }
        QThread::msleep(LookMs); // poll
    } while (timer.elapsed() < limitMs);
    return -1;
}

} // namespace bafar::test
