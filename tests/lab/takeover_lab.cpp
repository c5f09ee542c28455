#include "tests/lab/takeover_lab.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QThread>
#include <csignal>

#include "tests/lab/stop_after_line.h"

namespace bafar::test {
namespace {

constexpr int BeginLimitMs = 15'000;
constexpr int SettleLimitMs = 30'000;
constexpr int LooksMin = 4; ///< before a wait is given up
constexpr int LookMs = 100; ///< between two looks

QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

const QStringList TakeoverLab::Nodes = {QStringLiteral("n1"), QStringLiteral("n2"),
                                        QStringLiteral("n3")};

TakeoverLab::TakeoverLab(QString name)
    : name_(std::move(name))
{
}

TakeoverLab::~TakeoverLab()
{
    thawAll();
    forget();
}

QString TakeoverLab::up()
{
    const Outcome up = verb(QStringLiteral("up --bare"));
    if (up.exitCode != 0) {
        return up.output;
    }
    QFile spec(dataFolder(name_) + QStringLiteral("/cluster.yaml"));
    QByteArray text = contentsOf(spec.fileName());
    text.replace("interval: 100 ms", "interval: 1000 ms");
    text.replace("  name: lab\n", "  name: lab\n  heartbeat: 500 ms\n");
    if (!spec.open(QIODevice::WriteOnly) || spec.write(text) != text.size()) {
        return spec.fileName() + QStringLiteral(" cannot be written");
    }
    spec.close();
    const Outcome applied =
        ctl(QStringLiteral("spec apply --yes --node n3 ") + specWith(QStringLiteral("one second")));
    return applied.exitCode == 0 ? QString() : applied.output;
}

QString TakeoverLab::down()
{
    thawAll();
    forget();
    return verb(QStringLiteral("down")).output;
}

Outcome TakeoverLab::ctl(const QString& words) const
{
    return bafarctl(QStringLiteral("admin"), words, name_);
}

QString TakeoverLab::leader(const QString& node) const
{
    const QString said = ctl(QStringLiteral("group --node ") + node).output;
    const QStringList words =
        said.mid(said.indexOf(QLatin1String("group: "))).split(QLatin1Char(' '));
    return words.size() > 2 && words[2].startsWith(QLatin1String("leads")) ? words[1] : QString();
}

QJsonObject TakeoverLab::record(const QString& id, const QString& node) const
{
    const Outcome said = ctl(QStringLiteral("actions %1 --json --node %2").arg(id, node));
    return said.exitCode == 0 ? QJsonDocument::fromJson(said.output.toUtf8()).object()
                              : QJsonObject();
}

QStringList TakeoverLab::owners() const
{
    QStringList all;
    const QStringList lines = verb(QStringLiteral("status")).output.split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        if (line.contains(QLatin1String("192.0.2.100/"))) {
            all += line.section(QLatin1Char(' '), 0, 0);
        }
    }
    return all;
}

QString TakeoverLab::specOf(const QString& node) const
{
    return ctl(QStringLiteral("spec show --node ") + node).output;
}

QString TakeoverLab::settle(const QString& leads)
{
    // A hand-on is refused for as long as the two hear too little of the third.
    return patient(SettleLimitMs, [&] {
        const QString group = ctl(QStringLiteral("group")).output;
        if (!group.contains(QLatin1String("1 of 3 voters may fail"))) {
            return QStringLiteral("not settled: ") + group;
        }
        if (group.contains(QStringLiteral("group: %1 leads ").arg(leads))) {
            return QString();
        }
        const Outcome handed =
            ctl(QStringLiteral("act cluster.hand_on to=%1 --yes --node %1").arg(leads));
        return leader(leads) == leads ? QString() : handed.output;
    });
}

QString TakeoverLab::giveTo(const QString& node)
{
    const auto has = [&] { return owners() == QStringList(node); };
    // Who has just come back may take it by its priority: not a moment before that.
    return patient(SettleLimitMs, [&] {
        if (has()) {
            return QString();
        }
        const Outcome handed =
            ctl(QStringLiteral("act floating_ip.hand_over address=web to=%1 --yes --node %1")
                    .arg(node));
        return has() ? QString() : owners().join(QLatin1Char(' ')) + handed.output;
    });
}

QString TakeoverLab::specWith(const QString& comment) const
{
    QFile after(clientFile(QStringLiteral("next.yaml"), name_));
    const QByteArray text = contentsOf(dataFolder(name_) + QStringLiteral("/cluster.yaml"));
    if (after.open(QIODevice::WriteOnly)) {
        after.write(text + "# " + comment.toUtf8() + "\n");
    }
    return after.fileName();
}

QString TakeoverLab::begin(const QString& words, const QString& node, bool inside)
{
    forget();
    for (const QString& one : Nodes) {
        logged_[one] = QFileInfo(logOf(one)).size();
    }
    client_ = std::make_unique<QProcess>();
    client_->setProcessEnvironment(environmentOf(name_));
    client_->setProcessChannelMode(QProcess::MergedChannels);
    client_->setStandardInputFile(QProcess::nullDevice());
    const QString command =
        QStringLiteral("exec %1 bafarctl %2 --yes --json --node %3 --profile %4")
            .arg(inside ? node : QStringLiteral("client"), words, node,
                 clientFile(QStringLiteral("admin.yaml"), name_));
    client_->start(qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/tests/lab/lab"),
                   command.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QElapsedTimer timer;
    timer.start();
    static const QRegularExpression Plan(QStringLiteral("^\\{\"id\":\"([a-z0-9]{16,})\""),
                                         QRegularExpression::MultilineOption);
    while (timer.elapsed() < BeginLimitMs) {
        const bool more = client_->waitForReadyRead(LookMs);
        told_ += QString::fromUtf8(client_->readAll());
        if (const QRegularExpressionMatch found = Plan.match(told_); found.hasMatch()) {
            id_ = found.captured(1);
            return {};
        }
        if (!more && client_->state() == QProcess::NotRunning) {
            break;
        }
    }
    return QStringLiteral("no plan: ") + told_.right(700);
}

QString TakeoverLab::told()
{
    if (client_) {
        client_->waitForReadyRead(1);
        told_ += QString::fromUtf8(client_->readAll());
    }
    return told_;
}

QString TakeoverLab::saidItself(const QString& state)
{
    client_->waitForFinished(SettleLimitMs);
    const QString last = told().trimmed().section(QLatin1Char('\n'), -1);
    const QJsonObject record = QJsonDocument::fromJson(last.toUtf8()).object();
    const bool said = client_->state() == QProcess::NotRunning &&
                      client_->exitCode() == (state == QLatin1String("succeeded") ? 0 : 1) &&
                      record.value(QLatin1String("state")).toString() == state;
    return said ? QString()
                : QStringLiteral("bafarctl does not say ") + state + QStringLiteral(", but ") +
                      last.right(500);
}

void TakeoverLab::forget()
{
    if (client_) {
        client_->kill();
        client_->waitForFinished();
        client_.reset();
    }
    told_.clear();
    id_.clear();
}

qint64 TakeoverLab::agentPid(const QString& node) const
{
    const QByteArray init =
        contentsOf(dataFolder(name_) + QStringLiteral("/pids/") + node).split(' ').first();
    const QByteArray children = contentsOf(
        QStringLiteral("/proc/%1/task/%1/children").arg(QString::fromLatin1(init.trimmed())));
    for (const QByteArray& child : children.split(' ')) {
        const QString pid = QString::fromLatin1(child.trimmed());
        if (contentsOf(QStringLiteral("/proc/%1/comm").arg(pid)).trimmed() == "bafar-agent") {
            return pid.toLongLong();
        }
    }
    return 0;
}

void TakeoverLab::freeze(const QString& node)
{
    if (const qint64 pid = agentPid(node); pid > 0 && !frozen_.contains(node)) {
        ::kill(static_cast<pid_t>(pid), SIGSTOP);
        frozen_[node] = pid;
    }
}

void TakeoverLab::thaw(const QString& node)
{
    if (const auto frozen = frozen_.extract(node);
        !frozen.empty() && agentPid(node) == frozen.mapped()) { // not somebody else's by now
        ::kill(static_cast<pid_t>(frozen.mapped()), SIGCONT);
    }
}

void TakeoverLab::thawAll()
{
    for (const QString& node : Nodes) {
        thaw(node);
    }
}

QString TakeoverLab::logOf(const QString& node) const
{
    return dataFolder(name_) + QStringLiteral("/%1/log/bafar-agent.log").arg(node);
}

QString TakeoverLab::freezeAt(const QString& node, const QString& step, int limitMs)
{
    const QByteArray line = "command=" + (id_ + QLatin1Char('/') + step).toLatin1() + " ";
    const bool written = stopAfterLine(static_cast<pid_t>(agentPid(node)), line, limitMs);
    freeze(node); // stopped already; to be thawed
    return written ? QString()
                   : QStringLiteral("%1 did not begin %2").arg(node, QString::fromLatin1(line));
}

std::map<QString, int> TakeoverLab::commands() const
{
    static const QRegularExpression Line(
        QStringLiteral("event=command_begins command=([a-z0-9]+)/(\\S+) "));
    std::map<QString, int> counts;
    for (const QString& node : Nodes) {
        QRegularExpressionMatchIterator all =
            Line.globalMatch(QString::fromUtf8(contentsOf(logOf(node))));
        while (all.hasNext()) {
            const QRegularExpressionMatch one = all.next();
            counts[one.captured(2)] += one.captured(1) == id_ ? 1 : 0;
        }
    }
    std::erase_if(counts, [](const auto& one) { return one.second == 0; });
    return counts;
}

QString TakeoverLab::patient(int limitMs, const std::function<QString()>& look)
{
    QElapsedTimer timer;
    timer.start();
    QString said = look();
    // One look may take long on a busy machine.
    for (int looks = 1; !said.isEmpty() && (looks < LooksMin || timer.elapsed() < limitMs);
         ++looks) {
        QThread::msleep(LookMs); // poll
        said = look();
    }
    return said;
}

} // namespace bafar::test
