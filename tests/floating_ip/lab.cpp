#include "tests/floating_ip/lab.h"

#include <QRegularExpression>
#include <QThread>
#include <net/if.h>

namespace bafar::test {

bool runCommand(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(program, arguments);
    return process.waitForFinished(10000) && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

QString makeSegment()
{
    if (if_nametoindex("seg") != 0) {
        return {};
    }
    if (!runCommand(QStringLiteral("ip"),
                    {QStringLiteral("link"), QStringLiteral("add"), QStringLiteral("seg"),
                     QStringLiteral("type"), QStringLiteral("bridge"),
                     QStringLiteral("mcast_snooping"), QStringLiteral("0")})) {
        return QStringLiteral("this host cannot make a bridge");
    }
    runCommand(QStringLiteral("ip"),
               {QStringLiteral("addr"), QStringLiteral("add"), QStringLiteral("192.0.2.1/24"),
                QStringLiteral("dev"), QStringLiteral("seg")});
    runCommand(QStringLiteral("ip"), {QStringLiteral("link"), QStringLiteral("set"),
                                      QStringLiteral("seg"), QStringLiteral("up")});
    return {};
}

Host::Host(int number)
    : number_(number)
{
    // The holder says so once it is in its namespace.
    holder_.start(QStringLiteral("unshare"),
                  {QStringLiteral("--net"), QStringLiteral("sh"), QStringLiteral("-c"),
                   QStringLiteral("echo in && exec sleep 600")});
    holder_.waitForReadyRead(5000);
    const QString script =
        QStringLiteral("ip link add p%1 type veth peer name eth0 netns %2 && ip link set p%1 "
                       "master seg up && nsenter -t %2 --net sh -c 'ip link set lo up && ip addr "
                       "add 192.0.2.%1/24 dev eth0 && ip link set eth0 up'")
            .arg(number)
            .arg(holder_.processId());
    runCommand(QStringLiteral("sh"), {QStringLiteral("-c"), script});
}

Host::~Host()
{
    runCommand(QStringLiteral("ip"),
               {QStringLiteral("link"), QStringLiteral("del"), QStringLiteral("p%1").arg(number_)});
    holder_.kill();
    holder_.waitForFinished();
}

std::pair<QString, QStringList> Host::inside(const QString& program,
                                             const QStringList& arguments) const
{
    return {QStringLiteral("nsenter"),
            QStringList{QStringLiteral("-t"), QString::number(holder_.processId()),
                        QStringLiteral("--net"), program} +
                arguments};
}

bool Host::run(const QString& program, const QStringList& arguments) const
{
    const auto [outer, all] = inside(program, arguments);
    return runCommand(outer, all);
}

QString Host::output(const QString& program, const QStringList& arguments) const
{
    const auto [outer, all] = inside(program, arguments);
    QProcess process;
    process.start(outer, all);
    process.waitForFinished(5000);
    return QString::fromUtf8(process.readAllStandardOutput());
}

bool Host::carries(const QString& address) const
{
    return output(QStringLiteral("ip"),
                  {QStringLiteral("-4"), QStringLiteral("-o"), QStringLiteral("addr"),
                   QStringLiteral("show"), QStringLiteral("dev"), QStringLiteral("eth0")})
        .contains(QLatin1Char(' ') + address + QLatin1Char('/'));
}

void Host::setLink(bool up) const
{
    run(QStringLiteral("ip"),
        {QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("eth0"),
         up ? QStringLiteral("up") : QStringLiteral("down")});
}

NodeProcess::NodeProcess(const Host& host, const QString& name, const QString& spec)
{
    const auto [program, arguments] = host.inside(QStringLiteral(FLOATING_IP_NODE), {name});
    process_.setProcessChannelMode(QProcess::MergedChannels);
    process_.start(program, arguments);
    write(spec + QStringLiteral("\n---"));
}

NodeProcess::~NodeProcess()
{
    if (process_.state() != QProcess::NotRunning) {
        quit();
    }
}

void NodeProcess::write(const QString& line)
{
    process_.write((line + QLatin1Char('\n')).toUtf8());
    process_.waitForBytesWritten(1000);
}

bool NodeProcess::waitFor(const QString& text, int limit)
{
    QElapsedTimer clock;
    clock.start();
    for (;;) {
        const QString fresh = QString::fromUtf8(process_.readAll());
        heard_ += fresh;
        rest_ += fresh;
        const qsizetype at = rest_.indexOf(text);
        if (at >= 0) {
            rest_.remove(0, at + text.size());
            return true;
        }
        const qint64 left = limit - clock.elapsed();
        if (left <= 0 || process_.state() == QProcess::NotRunning) {
            return false;
        }
        process_.waitForReadyRead(static_cast<int>(std::min<qint64>(left, 50)));
    }
}

QString NodeProcess::story() const
{
    QString story;
    for (const QString& line : heard_.split(QLatin1Char('\n'))) {
        if (!line.startsWith(QStringLiteral("status "))) {
            story += line.left(600) + QLatin1Char('\n');
        }
    }
    return story.right(4000);
}

void NodeProcess::quit()
{
    write(QStringLiteral("quit"));
    if (!process_.waitForFinished(5000)) {
        process_.kill();
        process_.waitForFinished();
    }
}

bool eventually(const std::function<bool()>& condition, int limit)
{
    QElapsedTimer clock;
    clock.start();
    while (!condition()) {
        if (clock.elapsed() > limit) {
            return false;
        }
        QThread::msleep(1); // poll
    }
    return true;
}

Ear::Ear()
{
    clock_.start();
    auto opened =
        floating_ip::Segment::open(loop_, "seg", if_nametoindex("seg"), [this](ByteView bytes) {
            const auto parsed = floating_ip::parseDatagram(bytes);
            if (const auto* datagram = std::get_if<floating_ip::Datagram>(&parsed)) {
                auto decoded = floating_ip::decode(datagram->message, datagram->arrival);
                if (auto* good = std::get_if<floating_ip::ReceivedAdvertisement>(&decoded)) {
                    heard_.push_back(
                        {clock_.nsecsElapsed(), datagram->arrival.source, std::move(*good)});
                }
            }
        });
    if (opened) {
        segment_ = *std::move(opened);
    }
}

void Ear::listen(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < milliseconds) {
        loop_.turn(std::chrono::milliseconds(milliseconds - clock.elapsed()));
    }
}

std::optional<Ear::Heard> Ear::last(const QString& from) const
{
    for (auto heard = heard_.rbegin(); heard != heard_.rend(); ++heard) {
        if (heard->from.toString() == from.toStdString()) {
            return *heard;
        }
    }
    return std::nullopt;
}

} // namespace bafar::test
