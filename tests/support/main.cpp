#include "tests/support/main.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <vector>

namespace bafar::test {
namespace {

std::vector<TestFactory>& factories()
{
    static std::vector<TestFactory> list;
    return list;
}

/// How many test functions of a class failed; where everything must run (BAFAR_COMPLETE), one that
/// was skipped fails too. Qt counts skips nowhere that can be asked, so its report is read.
int run(QObject& object, QStringList arguments)
{
    const QTemporaryDir folder;
    const QString report = folder.filePath(QStringLiteral("report.txt"));
    const bool complete = qEnvironmentVariableIsSet("BAFAR_COMPLETE");
    if (complete) {
        arguments << QStringLiteral("-o") << QStringLiteral("-,txt") << QStringLiteral("-o")
                  << report + QStringLiteral(",txt");
    }
    int failed = QTest::qExec(&object, arguments);
    if (complete) {
        QFile file(report);
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("no report to look for skipped tests in");
        }
        failed += static_cast<int>(file.readAll().count("\nSKIP "));
    }
    return failed;
}

} // namespace

bool registerTest(TestFactory factory)
{
    factories().push_back(std::move(factory));
    return true;
}

int runAll()
{
    int failed = factories().empty() ? 1 : 0; // an executable without a class tests nothing
    for (const TestFactory& make : factories()) {
        const std::unique_ptr<QObject> object = make();
        failed += run(*object, QCoreApplication::arguments());
    }
    return failed > 0 ? 1 : 0;
}

} // namespace bafar::test
