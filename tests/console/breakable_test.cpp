// Where a line may break, and where it may not.
#include <QTest>

#include "tests/support/main.h"
#include "ui/shared/format.h"

namespace bafar::test {

class BreakableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void longWordsMayBreak_data();
    void longWordsMayBreak();
};

void BreakableTest::longWordsMayBreak_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QStringList>("parts");
    const auto row = [](const char* word, const QStringList& parts) {
        QTest::newRow(word) << QString::fromLatin1(word) << parts;
    };
    row("192.0.2.12:32769", {QStringLiteral("192.0.2.12:"), QStringLiteral("32769")});
    row("registry.example/shop", {QStringLiteral("registry.example/"), QStringLiteral("shop")});
    row("sha256:1f0c7e2b54a3d8896e0b1f",
        {QStringLiteral("sha256:1f0c7e2b54a3d"), QStringLiteral("8896e0b1f")});
    row("10.11.14-MariaDB-0+deb12-log",
        {QStringLiteral("10.11.14-"), QStringLiteral("MariaDB-0+"), QStringLiteral("deb12-log")});
    row("12:30:05", {QStringLiteral("12:30:05")});
    row("shop.example/api/", {QStringLiteral("shop.example/"), QStringLiteral("api/")});
    row("shop.example/ on n1", {QStringLiteral("shop.example/ on n1")});
    row("any to 9000/tcp", {QStringLiteral("any to 9000/tcp")});
    row("from 192.0.2.12:32769 (n2)", {QStringLiteral("from 192.0.2.12:32769 (n2)")});
    row("lag 1 m 5 s on n2", {QStringLiteral("lag 1\u00A0m 5\u00A0s on n2")});
    row("2 of 3 s", {QStringLiteral("2 of 3\u00A0s")});
}

void BreakableTest::longWordsMayBreak()
{
    QFETCH(const QString, word);
    QFETCH(const QStringList, parts);
    QCOMPARE(shared::breakable(word).split(QChar(0x200B)), parts);
    QCOMPARE(shared::withoutIsolation(shared::breakable(word)), word);
}

} // namespace bafar::test

using bafar::test::BreakableTest;
TEST_CLASS(BreakableTest)
#include "breakable_test.moc"
