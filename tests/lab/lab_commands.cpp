#include "tests/lab/lab_commands.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

namespace bafar::test {
namespace {

constexpr int CommandLimitMs = 180'000; ///< a lab with all parts, on a busy machine

} // namespace

QString labName()
{
    return QStringLiteral("test-%1").arg(QCoreApplication::applicationPid());
}

QString dataFolder(const QString& name)
{
    return QStringLiteral("/var/lib/bafar-lab/") + name;
}

QProcessEnvironment environmentOf(const QString& name)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("BAFAR_LAB"), name);
    environment.insert(QStringLiteral("BAFAR_LAB_INTERVAL"), QStringLiteral("10"));
    if (!environment.contains(QStringLiteral("BAFAR_BUILD"))) {
        environment.insert(QStringLiteral("BAFAR_BUILD"), qEnvironmentVariable("BAFAR_BUILD_DIR"));
    }
    return environment;
}

Outcome run(const QString& program, const QStringList& arguments, const QString& name)
{
    QProcess process;
    process.setProcessEnvironment(environmentOf(name));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForFinished(CommandLimitMs)) {
        process.kill();
        process.waitForFinished();
        return {-1, QStringLiteral("did not end: ") + arguments.join(QLatin1Char(' '))};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAll()).trimmed()};
}

Outcome lab(const QString& words, const QString& name)
{
    const QString program =
        qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/tests/lab/lab");
    return run(program, words.split(QLatin1Char(' '), Qt::SkipEmptyParts), name);
}

QString clientFile(const QString& file, const QString& name)
{
    return dataFolder(name) + QStringLiteral("/client/") + file;
}

Outcome bafarctl(const QString& role, const QString& words, const QString& name)
{
    return lab(QStringLiteral("exec client bafarctl %1 --profile %2.yaml")
                   .arg(words, clientFile(role, name)),
               name);
}

QString awaited(const QString& words, const QString& wanted, int limitMs)
{
    QElapsedTimer timer;
    timer.start();
    QString last;
    do {
        last = lab(words).output;
    } while (last != wanted && timer.elapsed() < limitMs);
    return last;
}

} // namespace bafar::test
