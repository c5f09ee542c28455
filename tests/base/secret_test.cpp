// Secrets: no way to print them, wiped when moved from, compared whole.
#include "core/base/secret.h"

#include <QTest>
#include <concepts>
#include <sstream>

#include "tests/support/main.h"

namespace bafar::test {
namespace {

template <class T>
concept Printable = requires(std::ostringstream& out, const T& value)
{
    out << value;
};

} // namespace

class SecretTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cannotBePrintedOrConverted();
    void movesAndLeavesNothing();
    void compares_data();
    void compares();
};

void SecretTest::cannotBePrintedOrConverted()
{
    static_assert(Printable<std::string>);
    static_assert(!Printable<Secret>);
    static_assert(!std::convertible_to<Secret, std::string>);
    static_assert(!std::convertible_to<Secret, std::string_view>);
    static_assert(!std::convertible_to<std::string, Secret>);
    QVERIFY(Secret("x").reveal() == "x");
}

void SecretTest::movesAndLeavesNothing()
{
    Secret from("open sesame");
    const Secret copy = from;
    const Secret to = std::move(from);
    QVERIFY(to.reveal() == "open sesame");
    QVERIFY(copy == to);
    QVERIFY(from.empty()); // NOLINT(bugprone-use-after-move): that is what is tested
}

void SecretTest::compares_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    const auto row = [](const char* one, const char* other, bool same) {
        QTest::addRow("'%s' and '%s'", one, other)
            << QString::fromLatin1(one) << QString::fromLatin1(other) << same;
    };
    row("", "", true);
    row("abc", "abc", true);
    row("abc", "abd", false);
    row("abc", "ab", false);
    row("abc", "abca", false);
    row("ab", "abab", false);
    row("", "a", false);
    row("a", "", false);
}

void SecretTest::compares()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, same);
    QCOMPARE(Secret(one.toStdString()).equals(other.toStdString()), same);
}

TEST_CLASS(SecretTest)

} // namespace bafar::test

#include "secret_test.moc"
