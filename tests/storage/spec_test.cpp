// The storage section of a spec: what is refused, and why.
#include <QTest>

#include "core/schema/spec.h"
#include "core/schema/spec_sections.h"
#include "tests/support/main.h"

namespace bafar::test {

class StorageSpecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatCannotBeIsRefused_data()
    {
        QTest::addColumn<QString>("section");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, const char* section, const char* problem) {
            QTest::newRow(name) << QString::fromLatin1(section) << QString::fromLatin1(problem);
        };
        row("given a volume, then fine", "{volumes: [{name: shared}]}", "");
        row("given all there is, then fine",
            "{interval: 10 s, timeout: 5 s, heal_interval: 1 m, mark: false, hosts: {n1: a.b}, "
            "volumes: [{name: v, mount: /srv/v, nodes: [n1], capacity_degraded: 0.8, "
            "capacity_failed: 0.9}]}",
            "");
        row("given the name of all volumes", "{volumes: [{name: all}]}", "storage.volumes[0].name");
        row("given an option for a name", "{volumes: [{name: --xml}]}", "storage.volumes[0].name");
        row("given a relative mount", "{volumes: [{name: v, mount: mnt}]}",
            "storage.volumes[0].mount");
        row("given one mount for two volumes", "{volumes: [{name: a}, {name: b}]}",
            "storage.volumes[1].mount");
        row("given a name twice", "{volumes: [{name: a}, {name: a, mount: /b}]}",
            "storage.volumes[1].name");
        row("given a timeout not below the interval", "{interval: 4 s, volumes: [{name: v}]}",
            "storage.timeout");
        row("given thresholds in the wrong order",
            "{volumes: [{name: v, capacity_degraded: 0.96}]}",
            "storage.volumes[0].capacity_degraded");
        row("given an unknown key", "{volume: []}", "storage.volume");
    }

    void whatCannotBeIsRefused()
    {
        QFETCH(QString, section);
        QFETCH(QString, problem);
        const std::string text = "cluster: {name: lab, nodes: [{id: n1, address: 192.0.2.1}]}\n"
                                 "storage: " +
                                 section.toStdString() + "\n";
        const auto reading = schema::SpecReading::read(text, schema::specSections(), {});
        QString paths;
        for (const schema::Problem& found : reading.problems) {
            paths += QString::fromStdString(found.path);
        }
        QCOMPARE(paths, problem);
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::StorageSpecTest)
#include "spec_test.moc"
