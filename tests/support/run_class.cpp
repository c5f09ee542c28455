#include "tests/support/run_class.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace bafar::test {

int runClass(QObject& object, QStringList arguments)
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

} // namespace bafar::test
