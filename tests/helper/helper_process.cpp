#include "tests/helper/helper_process.h"

#include <QFile>
#include <QSaveFile>
#include <chrono>

namespace bafar::test {

using namespace std::chrono_literals;

HelperProcess::HelperProcess(const char* script, const char* owner)
{
    // Others must reach the socket: who may ask is the helper's to say, not the folder's.
    QFile::setPermissions(folder_.path(), QFile::Permissions(0x7755));
    setScript(script);
    start(owner);
}

HelperProcess::~HelperProcess()
{
    stop();
}

void HelperProcess::start(const char* owner)
{
    process_.setProcessChannelMode(QProcess::MergedChannels);
    process_.start(
        qEnvironmentVariable("BAFAR_BUILD_DIR") + QStringLiteral("/bin/helper_under_test"),
        {QString::fromStdString(socket()), QString::fromLatin1(owner),
         folder_.path() + QStringLiteral("/gluster"), folder_.path() + QStringLiteral("/netns")});
    while (!log_.contains("helper_listens")) {
        if (!process_.waitForReadyRead(10'000)) {
            trouble_ = (log_ + process_.errorString().toUtf8()).toStdString();
            return;
        }
        log_ += process_.readAll();
    }
    trouble_.clear();
}

void HelperProcess::stop()
{
    process_.terminate();
    if (!process_.waitForFinished(10'000)) {
        process_.kill();
        process_.waitForFinished();
    }
    log_.clear();
}

void HelperProcess::setScript(const char* script)
{
    const QString path = folder_.path() + QStringLiteral("/gluster");
    if (script == nullptr) {
        QFile::remove(path);
        return;
    }
    // In one step: the helper may start it at any moment, and must not find none or half of one.
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(script);
        file.setPermissions(QFile::Permissions(0x7755));
        file.commit();
    }
}

std::string HelperProcess::socket() const
{
    return folder() + "/helper.sock";
}

QByteArray HelperProcess::log()
{
    process_.waitForReadyRead(50);
    log_ += process_.readAll();
    return log_;
}

Result<helper::Answer> ask(runtime::Loop& loop,
                           helper::Client& client,
                           const std::string& command,
                           std::map<std::string, std::string> arguments,
                           Duration limit)
{
    std::optional<Result<helper::Answer>> answer;
    client.call(command, std::move(arguments), limit,
                [&answer](Result<helper::Answer> given) { answer = std::move(given); });
    const Instant until = loop.now() + limit + 2s;
    while (!answer && loop.now() < until) {
        loop.turn(100ms);
    }
    return answer ? std::move(*answer) : fail(Code::Internal, "the call was never answered");
}

} // namespace bafar::test
