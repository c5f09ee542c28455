// What ships beside the code: the systemd units, the package list, the scripts, the format.
// It is larger than the budget because it is one list of what ships.
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTest>

#include "core/schema/agent_config.h"
#include "core/schema/profile.h"
#include "core/schema/spec.h"
#include "core/schema/spec_sections.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

QString sourceDir()
{
    return qEnvironmentVariable("BAFAR_SOURCE_DIR");
}

QString textOf(const QString& path)
{
    QFile file(sourceDir() + QLatin1Char('/') + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

struct Outcome {
    int exitCode = -1;
    QString output; ///< both streams
};

Outcome run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(sourceDir());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(150'000)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.errorString()};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

/// The values of a key of a unit, joined by a space.
QString unitValue(const QString& key, const char* unit = "bafar-agent")
{
    QStringList values;
    const QStringList lines = textOf(QStringLiteral("resources/packaging/") + QLatin1String(unit) +
                                     QStringLiteral(".service"))
                                  .split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        if (line.startsWith(key + QLatin1Char('='))) {
            values.append(line.mid(key.size() + 1));
        }
    }
    return values.join(QLatin1Char(' '));
}

/// Files below the product's and the tests' folders for which `wanted` holds.
template <class Predicate>
QStringList filesWhere(Predicate wanted)
{
    QStringList out;
    for (const char* folder : {"app", "core", "ui", "agents", "resources", "tests", ".ci"}) {
        QDirIterator it(sourceDir() + QLatin1Char('/') + QLatin1String(folder),
                        QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            if (wanted(path)) {
                out.append(QDir(sourceDir()).relativeFilePath(path));
            }
        }
    }
    out.sort();
    return out;
}

bool isShellScript(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray first = file.readLine(80).trimmed();
    return path.endsWith(QStringLiteral(".bash")) ||
           (first.startsWith("#!") && (first.endsWith("bash") || first.endsWith("/sh")));
}

#define REQUIRE_PROGRAM(name)                                                                      \
    if (QStandardPaths::findExecutable(QStringLiteral(name)).isEmpty())                            \
    QSKIP(name " is not installed: resources/packaging/install-packages test")

} // namespace

class PackagingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theUnitsAreExposedLessThanThree_data()
    {
        QTest::addColumn<QString>("unit");
        QTest::newRow("the agent") << QStringLiteral("bafar-agent");
        QTest::newRow("root's helper") << QStringLiteral("bafar-helper");
    }

    void theUnitsAreExposedLessThanThree()
    {
        QFETCH(QString, unit);
        REQUIRE_PROGRAM("systemd-analyze");
        const Outcome outcome = run(QStringLiteral("systemd-analyze"),
                                    {QStringLiteral("security"), QStringLiteral("--offline=true"),
                                     QStringLiteral("--no-pager"), QStringLiteral("--threshold=29"),
                                     QStringLiteral("resources/packaging/%1.service").arg(unit)});
        QVERIFY2(outcome.output.contains(QStringLiteral("Overall exposure level")),
                 qPrintable(outcome.output));
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output));
    }

    void theUnitAllowsWhatTheAgentNeedsAndNoMore()
    {
        QCOMPARE(unitValue(QStringLiteral("User")), QStringLiteral("bafar"));
        QCOMPARE(unitValue(QStringLiteral("RestrictRealtime")), QStringLiteral("no"));
        QCOMPARE(unitValue(QStringLiteral("LimitRTPRIO")), QStringLiteral("99"));
        QCOMPARE(unitValue(QStringLiteral("LimitMEMLOCK")), QStringLiteral("infinity"));
        QCOMPARE(unitValue(QStringLiteral("Type")), QStringLiteral("notify"));
        QVERIFY(unitValue(QStringLiteral("WatchdogSec")).toInt() > 0);
        const QString capabilities = QStringLiteral(
            "CAP_NET_RAW CAP_NET_ADMIN CAP_NET_BIND_SERVICE CAP_SYS_NICE CAP_IPC_LOCK");
        QCOMPARE(unitValue(QStringLiteral("AmbientCapabilities")), capabilities);
        QCOMPARE(unitValue(QStringLiteral("CapabilityBoundingSet")), capabilities);
        QCOMPARE(textOf(QStringLiteral("resources/packaging/bafar.sysusers")),
                 QStringLiteral("u bafar - \"Bafar agent\" /var/lib/bafar\n"));
    }

    void theHelpersUnitAllowsWhatItNeedsAndNoMore()
    {
        const auto value = [](const char* key) {
            return unitValue(QLatin1String(key), "bafar-helper");
        };
        QCOMPARE(value("ExecStart"), QStringLiteral("bafar-agent --helper"));
        QCOMPARE(value("User"), QStringLiteral("root"));
        QCOMPARE(value("SupplementaryGroups"), QStringLiteral("bafar"));
        QCOMPARE(value("Type"), QStringLiteral("notify"));
        QVERIFY(value("WatchdogSec").toInt() > 0);
        QCOMPARE(value("CapabilityBoundingSet"),
                 QStringLiteral("CAP_DAC_OVERRIDE CAP_SYS_ADMIN CAP_NET_BIND_SERVICE"));
        QCOMPARE(value("NoNewPrivileges"), QStringLiteral("yes"));
        QCOMPARE(value("ProtectSystem"), QStringLiteral("strict"));
        QVERIFY(value("ReadWritePaths").split(QLatin1Char(' ')).contains(QStringLiteral("-/mnt")));
        // The socket is looked for where the helper's runtime folder is.
        QCOMPARE(value("RuntimeDirectory"), QStringLiteral("bafar"));
        QCOMPARE(QString::fromStdString(schema::AgentConfig().helper),
                 QStringLiteral("/run/bafar/helper.sock"));
    }

    void theHelpersFilterKeepsProgramsAndRefusesMounts()
    {
        REQUIRE_PROGRAM("systemd-analyze");
        const QString filter = unitValue(QStringLiteral("SystemCallFilter"), "bafar-helper");
        const QSet<QString> allowed = callsOf(QStringLiteral("@system-service"));
        for (const char* call : {"execve", "pidfd_open", "vfork", "fsync", "fchmod"}) {
            QVERIFY2(allowed.contains(QLatin1String(call)), call);
        }
        QVERIFY(filter.startsWith(QStringLiteral("@system-service ~@mount ")));
        QVERIFY(callsOf(QStringLiteral("@mount")).contains(QStringLiteral("mount")));
    }

    /// sched_setscheduler and mlockall are in the allowed sets, not in the refused ones.
    void theUnitsFilterKeepsRealTimeAndLocking_data()
    {
        QTest::addColumn<QString>("call");
        QTest::newRow("real-time priority") << QStringLiteral("sched_setscheduler");
        QTest::newRow("locked memory") << QStringLiteral("mlockall");
    }

    void theUnitsFilterKeepsRealTimeAndLocking()
    {
        REQUIRE_PROGRAM("systemd-analyze");
        QFETCH(QString, call);
        QCOMPARE(unitValue(QStringLiteral("SystemCallFilter")),
                 QStringLiteral("@system-service ~@privileged @keyring"));
        QVERIFY(callsOf(QStringLiteral("@system-service")).contains(call));
        for (const char* refused : {"@privileged", "@keyring"}) {
            const QSet<QString> calls = callsOf(QLatin1String(refused));
            QVERIFY2(!calls.isEmpty(), refused);
            QVERIFY2(!calls.contains(call), refused);
        }
    }

    void everyPackageStandsOnceInASection()
    {
        const QStringList lines =
            textOf(QStringLiteral("resources/packages.list")).split(QLatin1Char('\n'));
        QStringList sections;
        QSet<QString> seen;
        for (const QString& line : lines) {
            if (line.startsWith(QLatin1Char('['))) {
                sections.append(line);
                seen.clear();
            } else if (!line.isEmpty() && !line.startsWith(QLatin1Char('#'))) {
                const QString package = line.section(QLatin1Char(' '), 0, 0);
                QVERIFY2(!seen.contains(package), qPrintable(package));
                seen.insert(package);
            }
        }
        QCOMPARE(sections.join(QLatin1Char(' ')), QStringLiteral("[build] [run] [demo] [test]"));
    }

    void theInstallerRefusesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("message");
        QTest::newRow("no section") << QStringList()
                                    << QStringLiteral("install-packages: usage: install-packages "
                                                      "SECTION... (build, run, test, demo)\n");
        QTest::newRow("an unknown section")
            << QStringList(QStringLiteral("built"))
            << QStringLiteral("install-packages: packages.list has no section [built]\n");
    }

    void theInstallerRefusesWhatItDoesNotKnow()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, message);
        const Outcome outcome =
            run(QStringLiteral("resources/packaging/install-packages"), arguments);
        QCOMPARE(outcome.output, message);
        QCOMPARE(outcome.exitCode, 2);
    }

    void everyExampleIsAccepted()
    {
        schema::AgentConfig agent;
        QCOMPARE(problemsOf(&agent, schema::typeOf<schema::AgentConfig>(), "agent.yaml"),
                 QString());
        QCOMPARE(agent.node, std::string("n1"));
        schema::Profile profile;
        QCOMPARE(problemsOf(&profile, schema::typeOf<schema::Profile>(), "profile.yaml"),
                 QString());
        QCOMPARE(profile.agents.size(), std::size_t{3});
        const auto reading = schema::SpecReading::read(
            textOf(QStringLiteral("resources/examples/cluster.yaml")).toStdString(),
            schema::specSections(), {});
        QCOMPARE(textOfProblems("cluster.yaml", reading.problems), QString());
    }

    void everyScriptIsCleanForShellcheck()
    {
        REQUIRE_PROGRAM("shellcheck");
        const QStringList scripts = filesWhere(isShellScript);
        QVERIFY(scripts.contains(QStringLiteral("tests/run")));
        const Outcome outcome = run(QStringLiteral("shellcheck"),
                                    QStringList(QStringLiteral("--external-sources")) + scripts);
        QCOMPARE(outcome.output, QString());
        QCOMPARE(outcome.exitCode, 0);
    }

    void everySourceIsInTheAgreedFormat()
    {
        REQUIRE_PROGRAM("clang-format");
        const QStringList sources = filesWhere([](const QString& path) {
            return path.endsWith(QStringLiteral(".h")) || path.endsWith(QStringLiteral(".cpp"));
        });
        QVERIFY(sources.size() > 50);
        const Outcome outcome =
            run(QStringLiteral("clang-format"),
                QStringList{QStringLiteral("--dry-run"), QStringLiteral("-Werror")} + sources);
        QCOMPARE(outcome.output, QString());
        QCOMPARE(outcome.exitCode, 0);
    }

private:
    static QString textOfProblems(const char* file, const std::vector<schema::Problem>& problems)
    {
        QStringList lines;
        for (const schema::Problem& problem : problems) {
            lines.append(QString::fromStdString(schema::problemText(file, problem)));
        }
        return lines.join(QLatin1Char('\n'));
    }

    static QString problemsOf(void* object, const schema::Type& type, const char* file)
    {
        const QString path = QStringLiteral("resources/examples/") + QLatin1String(file);
        return textOfProblems(file, schema::readYaml(object, type, textOf(path).toStdString()));
    }

    /// The system calls of a set, with the sets it names.
    static QSet<QString> callsOf(const QString& set)
    {
        QSet<QString> calls;
        const Outcome outcome =
            run(QStringLiteral("systemd-analyze"),
                {QStringLiteral("syscall-filter"), QStringLiteral("--no-pager"), set});
        const QStringList lines = outcome.output.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (const QString& line : lines.mid(1)) { // the first line is the set's own name
            const QString word = line.trimmed();
            if (word.startsWith(QLatin1Char('@'))) {
                calls.unite(callsOf(word));
            } else {
                calls.insert(word);
            }
        }
        return calls;
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::PackagingTest)
#include "packaging_test.moc"
