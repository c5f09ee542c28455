// Alerts in the lab: with all parts up and well nothing fires; each of ten real faults makes its
// rule pending, then firing, says what and where, mutes what follows from it, and is over when the
// fault is. Needs root; real time. It is larger than the budget because reading alerts from
// bafarctl's JSON stands beside its only user.
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTest>
#include <unistd.h>

#include "tests/lab/alert_faults.h"
#include "tests/lab/lab_commands.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

constexpr int SettleMs = 90'000; ///< until all parts have found each other
constexpr int SettledMs = 8'000; ///< longer than windows: that the lab began is no event any more
constexpr int QuietMs = 60'000;  ///< with holds of seconds it shows what would take minutes
constexpr int LimitMs = 90'000;  ///< until an alert fires, or is over; how long is reported

QString labProgram()
{
    return qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/tests/lab/lab");
}

/// A script in a node or the client; without one on this machine. $LAB and $DATA are the lab's.
Outcome inside(const QString& where, const QString& script)
{
    const QString full =
        QStringLiteral("LAB=%1 DATA=%2; %3").arg(labProgram(), dataFolder(), script);
    const QStringList shell{QStringLiteral("bash"), QStringLiteral("-c"), full};
    return where.isEmpty() ? run(shell.first(), shell.mid(1))
                           : run(labProgram(), QStringList{QStringLiteral("exec"), where} + shell);
}

/// What bafarctl says, asked as a person would; at a node, of that node's agent alone.
QJsonArray alerts(const QString& askedAt)
{
    const QString one = askedAt.isEmpty() ? QString() : QStringLiteral(" --node ") + askedAt;
    const Outcome told = inside(askedAt.isEmpty() ? QStringLiteral("client") : askedAt,
                                QStringLiteral("bafarctl alerts --json --profile %1%2 2>/dev/null")
                                    .arg(clientFile(QStringLiteral("viewer.yaml")), one));
    return QJsonDocument::fromJson(told.output.toUtf8())[u"alerts"].toArray();
}

QString word(const QJsonObject& alert, const char* key)
{
    return alert[QLatin1String(key)].toString();
}

/// "LABEL=VALUE ..." and "severity=..." all hold.
bool has(const QJsonObject& alert, const QString& labels)
{
    for (const QString& one : labels.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString name = one.section(QLatin1Char('='), 0, 0);
        const QString value = one.section(QLatin1Char('='), 1);
        if ((name == QLatin1String("severity") ? word(alert, "severity")
                                               : alert[u"labels"][name].toString()) != value) {
            return false;
        }
    }
    return true;
}

QJsonObject alertOf(const QJsonArray& all, const QString& rule, const QString& labels)
{
    for (const QJsonValue& alert : all) {
        if (word(alert.toObject(), "rule") == rule && has(alert.toObject(), labels)) {
            return alert.toObject();
        }
    }
    return {};
}

QDateTime moment(const QJsonObject& alert, const char* key)
{
    return QDateTime::fromString(word(alert, key), Qt::ISODateWithMs);
}

QString listed(const QJsonArray& all)
{
    QStringList lines;
    for (const QJsonValue& value : all) {
        const QJsonObject alert = value.toObject();
        lines += QStringLiteral("%1 %2 %3: %4 %5")
                     .arg(word(alert, "state"), word(alert, "severity"), word(alert, "rule"),
                          word(alert, "summary"), word(alert, "inhibited_by"));
    }
    return lines.join(QLatin1Char('\n'));
}

/// Whether it fires and is the lab's matter: processors, memory and the root file system are this
/// machine's, which others may keep busy and full.
bool counts(const QJsonObject& alert)
{
    const QStringList machine{QStringLiteral("HostCpuHigh"), QStringLiteral("HostLoadSaturated"),
                              QStringLiteral("HostMemoryLow")};
    return word(alert, "state") == QLatin1String("firing") &&
           !machine.contains(word(alert, "rule")) &&
           alert[u"labels"][u"mountpoint"].toString() != QLatin1String("/");
}

QJsonArray firing()
{
    QJsonArray found;
    for (const QJsonValue& alert : alerts({})) {
        if (counts(alert.toObject())) {
            found.append(alert);
        }
    }
    return found;
}

/// The share of this machine's processors that others use, over two seconds.
double busyShare()
{
    const auto read = [] {
        QFile file(QStringLiteral("/proc/stat"));
        const bool open = file.open(QIODevice::ReadOnly);
        return open ? QString::fromLatin1(file.readLine()).simplified().split(QLatin1Char(' '))
                    : QStringList();
    };
    const QStringList before = read();
    QTest::qWait(2000);
    const QStringList after = read();
    double all = 0;
    double idle = 0;
    for (qsizetype i = 1; i < std::min(before.size(), after.size()) && i < 9; ++i) {
        const double grown = after[i].toDouble() - before[i].toDouble();
        all += grown;
        idle += i == 4 || i == 5 || i == 8 ? grown : 0; // idle, iowait, steal
    }
    return all > 0 ? 1 - idle / all : 1;
}

} // namespace

class AlertsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingFiresWhereAllIsWell();
    void aFaultIsToldUntilItIsOver_data();
    void aFaultIsToldUntilItIsOver();
    void cleanupTestCase();

private:
    void fires(const Fault& fault);
    void ends(const Fault& fault);
    void shift(int wave, bool made);

    int made_ = 0;   ///< waves whose faults were made
    int mended_ = 0; ///< and taken away
    QMap<QString, QDateTime> madeAt_;
    QMap<QString, QDateTime> mendedAt_;
    QMap<QString, QString> fingerprints_;
};

void AlertsTest::initTestCase()
{
    if (geteuid() != 0) {
        QSKIP("namespaces need root");
    }
    const Outcome up = lab(QStringLiteral("up --without exporters"));
    QVERIFY2(up.exitCode == 0, qPrintable(up.output));
    QFile before(dataFolder() + QStringLiteral("/cluster.yaml"));
    QFile after(clientFile(QStringLiteral("alerts.yaml")));
    QVERIFY(before.open(QIODevice::ReadOnly) && after.open(QIODevice::WriteOnly));
    const QByteArray spec = before.readAll();
    after.write(spec.left(spec.indexOf("alerting:")) + shortAlertRules());
    after.close();
    const Outcome applied = bafarctl(QStringLiteral("admin"),
                                     QStringLiteral("spec apply %1 --yes").arg(after.fileName()));
    QVERIFY2(applied.exitCode == 0, qPrintable(applied.output));
    // The disk that will be filled, and somebody who asks for pages all the time.
    const Outcome disk =
        inside({}, QStringLiteral("set -e; truncate --size 64M $DATA/full.img; "
                                  "mkfs.ext4 -q -F $DATA/full.img; mkdir -p $DATA/n1/var/tmp/full; "
                                  "loop=$(losetup --find --show $DATA/full.img); exec 3<$loop; "
                                  "nsenter --target $($LAB pid n1) --mount --pid --root mount "
                                  "--no-canonicalize --internal-only --types ext4 /proc/self/fd/3 "
                                  "/var/tmp/full; losetup --detach $loop"));
    QVERIFY2(disk.exitCode == 0, qPrintable(disk.output));
    const Outcome asking =
        inside(QStringLiteral("client"),
               QStringLiteral("echo / >$DATA/client/asked; while [ -e $DATA/client/asked ]; do "
                              "curl --silent --output /dev/null --max-time 2 --header "
                              "'Host: web.example' http://192.0.2.100$(cat $DATA/client/asked); "
                              "sleep 0.2; done >/dev/null 2>&1 &"));
    QVERIFY2(asking.exitCode == 0, qPrintable(asking.output));
}

void AlertsTest::nothingFiresWhereAllIsWell()
{
    QElapsedTimer timer;
    QElapsedTimer quiet;
    timer.start();
    quiet.start();
    while (quiet.elapsed() < SettledMs && timer.elapsed() < SettleMs) {
        if (!firing().isEmpty()) {
            quiet.restart(); // the first owner of a floating IP is a move for VrrpFailover
        }
        QTest::qWait(500);
    }
    qInfo("quiet %lld ms after the lab was up", timer.elapsed());
    timer.restart();
    do {
        const QJsonArray all = firing();
        QVERIFY2(all.isEmpty(), qPrintable(listed(all)));
        QTest::qWait(500);
    } while (timer.elapsed() < QuietMs);
}

/// A row for each fault that it fires, then one for each that it is over, wave by wave.
void AlertsTest::aFaultIsToldUntilItIsOver_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("firing");
    const std::span<const Fault> faults = alertFaults();
    for (int wave = 1; wave <= faults.back().wave; ++wave) {
        for (const bool firing : {true, false}) {
            for (std::size_t i = 0; i < faults.size(); ++i) {
                if (faults[i].wave == wave) {
                    QTest::addRow(firing ? "given %s, then %s fires"
                                         : "given %s no more, then %s is over",
                                  faults[i].name, faults[i].rule)
                        << static_cast<int>(i) << firing;
                }
            }
        }
    }
}

void AlertsTest::aFaultIsToldUntilItIsOver()
{
    QFETCH(const int, index);
    QFETCH(const bool, firing);
    const Fault& fault = alertFaults()[static_cast<std::size_t>(index)];
    shift(fault.wave, firing);
    if (QTest::currentTestFailed()) {
        return;
    }
    if (firing) {
        fires(fault);
    } else {
        ends(fault);
    }
}

/// Makes the faults of a wave, or takes them away, with its first row.
void AlertsTest::shift(int wave, bool made)
{
    int& done = made ? made_ : mended_;
    if (std::exchange(done, wave) == wave) {
        return;
    }
    for (const Fault& fault : alertFaults()) {
        const QString script = QString::fromUtf8(made ? fault.make : fault.mend);
        if (fault.wave != wave) {
            continue;
        }
        (made ? madeAt_ : mendedAt_)[QLatin1String(fault.name)] = QDateTime::currentDateTimeUtc();
        if (!script.isEmpty()) {
            const Outcome outcome = inside(QLatin1String(fault.where), script);
            QVERIFY2(outcome.exitCode == 0,
                     qPrintable(QLatin1String(fault.name) + QLatin1String(": ") + outcome.output));
        }
    }
}

void AlertsTest::fires(const Fault& fault)
{
    const QString mutes = QString::fromUtf8(fault.mutes);
    const QString mutedRule = mutes.section(QLatin1Char(' '), 0, 0);
    QElapsedTimer timer;
    timer.start();
    QJsonArray all;
    QJsonObject alert;
    QJsonObject muted;
    bool pendingSeen = false;
    bool fresh = false;
    const QDateTime made = madeAt_[QLatin1String(fault.name)];
    do {
        all = alerts(QLatin1String(fault.askedAt));
        alert = alertOf(all, QLatin1String(fault.rule),
                        QStringLiteral("severity=%1 ").arg(QLatin1String(fault.severity)) +
                            QString::fromUtf8(fault.labels));
        muted = alertOf(all, mutedRule, mutes.section(QLatin1Char(' '), 1));
        // Others may have kept this machine busy before.
        fresh = moment(alert, "fired_at") >= made || qstrcmp(fault.rule, "HostCpuHigh") == 0;
        pendingSeen = pendingSeen || word(alert, "state") == QLatin1String("pending");
    } while ((word(alert, "state") != QLatin1String("firing") || !fresh ||
              (!mutes.isEmpty() && word(muted, "inhibited_by") != QLatin1String(fault.rule))) &&
             timer.elapsed() < LimitMs);
    QVERIFY2(word(alert, "state") == QLatin1String("firing") && fresh, qPrintable(listed(all)));
    QVERIFY2(word(alert, "summary").contains(QString::fromUtf8(fault.says)),
             qPrintable(word(alert, "summary")));
    QCOMPARE(word(alert, "subject"), QString::fromUtf8(fault.subject));
    QVERIFY2(alert[u"has_runbook"].toBool(), fault.rule);
    QVERIFY2(mutes.isEmpty() || word(muted, "inhibited_by") == QLatin1String(fault.rule),
             qPrintable(listed(all)));
    const QDateTime since = moment(alert, "since");
    const QDateTime fired = moment(alert, "fired_at");
    // NodeSilent waits by its threshold; each other rule by its time of being pending.
    QVERIFY(qstrcmp(fault.rule, "NodeSilent") == 0 || since.msecsTo(fired) >= 1900);
    fingerprints_[QLatin1String(fault.name)] = word(alert, "fingerprint");
    qInfo("%s: pending after %.1f s%s, firing after %.1f s: %s", fault.rule,
          static_cast<double>(made.msecsTo(since)) / 1000, pendingSeen ? " (seen)" : "",
          static_cast<double>(made.msecsTo(fired)) / 1000, qPrintable(word(alert, "summary")));
}

void AlertsTest::ends(const Fault& fault)
{
    const QString name = QLatin1String(fault.name);
    QVERIFY2(fingerprints_.contains(name), "it did not fire");
    QElapsedTimer timer;
    timer.start();
    QJsonArray all;
    QJsonObject alert;
    do {
        all = alerts({}); // also what only the node itself could tell while it was cut off
        alert = {};
        for (const QJsonValue& one : all) {
            if (word(one.toObject(), "fingerprint") == fingerprints_[name]) {
                alert = one.toObject();
            }
        }
        if (qstrcmp(fault.rule, "HostCpuHigh") == 0 &&
            word(alert, "state") == QLatin1String("firing") && busyShare() > 0.8) {
            QSKIP("others keep this machine's processors busy: the alert is right to go on");
        }
    } while (word(alert, "state") != QLatin1String("resolved") && timer.elapsed() < LimitMs);
    QVERIFY2(word(alert, "state") == QLatin1String("resolved"), qPrintable(listed(all)));
    QVERIFY2(word(alert, "note").isEmpty(), qPrintable(word(alert, "note"))); // seen to be over
    qInfo("%s: resolved after %.1f s", fault.rule,
          static_cast<double>(mendedAt_[name].msecsTo(moment(alert, "resolved_at"))) / 1000);
}

void AlertsTest::cleanupTestCase()
{
    if (geteuid() != 0) {
        return;
    }
    (void)inside({}, QStringLiteral("rm -f $DATA/client/asked; "
                                    "kill $(cat $DATA/burning 2>/dev/null) 2>/dev/null"));
    QCOMPARE(lab(QStringLiteral("down")).output, QString());
}

} // namespace bafar::test

TEST_CLASS(bafar::test::AlertsTest)
#include "alerts_test.moc"
