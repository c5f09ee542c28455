// agent.yaml and the cluster spec, as `bafar-agent --check` reads them; the examples are tests.
#include "agents/settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {

namespace {

QString example(const char* name)
{
    QFile file(qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/resources/examples/") +
               QString::fromUtf8(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class SettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void examplesAreFine();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void metricsArePlainOnLoopbackOnly();
    void appliedSpecIsInForceBeforeTheInstalledOne();
    void aStartBeginsWithTheAgreedSpec();

private:
    void write(const QString& name, const QString& text) const;
    [[nodiscard]] Result<Settings> read() const;

    std::unique_ptr<QTemporaryDir> folder_;
};

void SettingsTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    QVERIFY(!example("agent.yaml").isEmpty());
    write(QStringLiteral("cluster.yaml"), example("cluster.yaml"));
    write(QStringLiteral("agent.yaml"),
          example("agent.yaml")
              .replace(QStringLiteral("/etc/bafar/cluster.yaml"),
                       folder_->filePath(QStringLiteral("cluster.yaml"))));
}

void SettingsTest::write(const QString& name, const QString& text) const
{
    QFile file(folder_->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

Result<Settings> SettingsTest::read() const
{
    return Settings::read(folder_->filePath(QStringLiteral("agent.yaml")).toStdString());
}

void SettingsTest::examplesAreFine()
{
    const Result<Settings> settings = read();
    QVERIFY2(settings.has_value(), settings ? "" : settings.error().text.c_str());
    QCOMPARE(settings->self().id, std::string("n1"));
    QCOMPARE(settings->apiListen().toString(), std::string("192.0.2.11:7600"));
    QCOMPARE(settings->metricsListen().toString(), std::string("192.0.2.11:7602"));
    QVERIFY(!settings->metricsPlain());
    QCOMPARE(settings->cluster().nodes.size(), std::size_t{3});
}

void SettingsTest::tellsWhatIsWrong_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* name, const char* file, const char* from, const char* to,
                        const char* told) {
        QTest::newRow(name) << QString::fromUtf8(file) << QString::fromUtf8(from)
                            << QString::fromUtf8(to) << QString::fromUtf8(told);
    };
    row("a misspelt key of agent.yaml", "agent.yaml", "lock_memory:", "lock_memry:",
        "agent.yaml:15:1: lock_memry: unknown key; did you mean lock_memory?");
    row("a node that is not in the spec", "agent.yaml", "node: n1", "node: n4",
        "agent.yaml:2:7: node: \"n4\" is no node of");
    row("a missing spec", "agent.yaml", "cluster.yaml", "clustr.yaml", "agent.yaml: spec: ");
    row("a misspelt key of the spec", "cluster.yaml",
        "virtual_router:", "virtual_ruter:", "did you mean virtual_router?");
    row("a number without its unit", "cluster.yaml", "heartbeat: 1 s", "heartbeat: 1",
        "cluster.yaml:5:14: cluster.heartbeat:");
    row("a duplicate id", "cluster.yaml", "id: n2, address", "id: n1, address", "cluster.yaml:8:");
    row("a member that is no node", "cluster.yaml", "node: n3, priority", "node: n9, priority",
        "n9");
    row("a floating address that is a node's own", "cluster.yaml", "[192.0.2.100/24]",
        "[192.0.2.12/24]", "192.0.2.12");
    row("YAML that is none", "cluster.yaml", "cluster:", "cluster: [", "cluster.yaml:");
}

void SettingsTest::tellsWhatIsWrong()
{
    QFETCH(QString, file);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, told);
    QFile old(folder_->filePath(file));
    QVERIFY(old.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(old.readAll());
    old.close();
    QVERIFY2(text.contains(from), "the example no longer has what this row changes");
    write(file, QString(text).replace(from, to));
    const Result<Settings> settings = read();
    QVERIFY(!settings.has_value());
    const QString problem = QString::fromStdString(settings.error().text);
    QVERIFY2(problem.contains(told), qPrintable(problem));
    QVERIFY2(problem.contains(folder_->path()), qPrintable(problem));
}

void SettingsTest::metricsArePlainOnLoopbackOnly()
{
    Result<Settings> settings = read();
    QVERIFY(settings.has_value());
    settings->config.metrics.listen = *net::Endpoint::parse("127.0.0.1:7602");
    QVERIFY(settings->metricsPlain());
    settings->config.metrics.listen = *net::Endpoint::parse("192.0.2.11:7602");
    QVERIFY(!settings->metricsPlain());
    settings->config.metrics.plain = true;
    QVERIFY(settings->metricsPlain());
}

void SettingsTest::appliedSpecIsInForceBeforeTheInstalledOne()
{
    const std::string own = folder_->filePath(QStringLiteral("cluster.yaml")).toStdString();
    // A spec of one's own is read and written, whatever the state folder holds.
    write(
        QStringLiteral("agent.yaml"),
        QStringLiteral("node: n1\nspec: %1/cluster.yaml\nstate: %1/state\n").arg(folder_->path()));
    QVERIFY(QDir(folder_->path()).mkdir(QStringLiteral("state")));
    write(QStringLiteral("state/cluster.yaml"), QStringLiteral("cluster: {}\n"));
    Result<Settings> settings = read();
    QVERIFY2(settings.has_value(), settings ? "" : settings.error().text.c_str());
    QCOMPARE(settings->specFile, own);
    QCOMPARE(settings->specTarget(), own);
    // The installed one gives way to what was applied.
    write(QStringLiteral("agent.yaml"),
          QStringLiteral("node: n1\nstate: %1/state\n").arg(folder_->path()));
    write(QStringLiteral("state/cluster.yaml"), example("cluster.yaml"));
    settings = read();
    QVERIFY2(settings.has_value(), settings ? "" : settings.error().text.c_str());
    const std::string applied =
        folder_->filePath(QStringLiteral("state/cluster.yaml")).toStdString();
    QCOMPARE(settings->specFile, applied);
    QCOMPARE(settings->specTarget(), applied);
    // Until something was applied, it is the installed one; changes go to the state folder.
    QVERIFY(QFile::remove(QString::fromStdString(applied)));
    settings = read();
    if (QFile::exists(QStringLiteral("/etc/bafar/cluster.yaml"))) {
        QVERIFY(!settings || settings->specFile == "/etc/bafar/cluster.yaml");
    } else {
        QVERIFY(!settings.has_value());
        QVERIFY2(settings.error().text.find("/etc/bafar/cluster.yaml") != std::string::npos,
                 settings.error().text.c_str());
    }
}

void SettingsTest::aStartBeginsWithTheAgreedSpec()
{
    write(
        QStringLiteral("agent.yaml"),
        QStringLiteral("node: n1\nspec: %1/cluster.yaml\nstate: %1/state\n").arg(folder_->path()));
    const std::string file = folder_->filePath(QStringLiteral("agent.yaml")).toStdString();
    Result<Settings> settings = Settings::readForStart(file); // nothing was agreed on yet
    QVERIFY2(settings.has_value(), settings ? "" : settings.error().text.c_str());
    QCOMPARE(settings->specFile, folder_->filePath(QStringLiteral("cluster.yaml")).toStdString());
    QVERIFY(QDir(folder_->path()).mkpath(QStringLiteral("state/agreement")));
    write(QStringLiteral("state/agreement/spec.yaml"), example("cluster.yaml"));
    write(QStringLiteral("cluster.yaml"), QStringLiteral("an edit that went wrong"));
    settings = Settings::readForStart(file);
    QVERIFY2(settings.has_value(), settings ? "" : settings.error().text.c_str());
    QCOMPARE(settings->specFile, settings->agreedSpec());
    QCOMPARE(settings->cluster().nodes.size(), std::size_t{3});
    QVERIFY(!read().has_value()); // asked what the files hold
}

TEST_CLASS(SettingsTest)

} // namespace bafar::test

#include "settings_test.moc"
