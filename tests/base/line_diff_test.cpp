// The unified difference of two texts, and that its work is bounded.
#include "core/base/line_diff.h"

#include <QElapsedTimer>
#include <QTest>

#include "core/base/random.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

/// What a patch made of the comparison would give: both sides come back.
std::string side(const std::vector<DiffLine>& lines, LineSign other)
{
    std::string text;
    for (const DiffLine& line : lines) {
        if (line.sign != other) {
            text += std::string(line.text) + (line.ended ? "\n" : "");
        }
    }
    return text;
}

std::size_t changes(const std::vector<DiffLine>& lines)
{
    return static_cast<std::size_t>(std::count_if(
        lines.begin(), lines.end(), [](const auto& line) { return line.sign != LineSign::Same; }));
}

std::string numbered(int from, int to)
{
    std::string text;
    for (int i = from; i <= to; ++i) {
        text += std::to_string(i) + "\n";
    }
    return text;
}

} // namespace

class LineDiffTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unified_data();
    void unified();
    void bothSidesComeBack();
    void theScriptIsTheShortest_data();
    void theScriptIsTheShortest();
    void largeTextsWithNothingInCommonAreReplaced();
};

void LineDiffTest::unified_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected"); // without the two names
    const auto row = [](const char* name, const std::string& before, const std::string& after,
                        const std::string& expected) {
        QTest::newRow(name) << QString::fromStdString(before) << QString::fromStdString(after)
                            << QString::fromStdString(expected);
    };
    row("equal texts: nothing", "a\nb\n", "a\nb\n", "");
    row("a line changed", "a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n");
    row("a line more at the end", "a\n", "a\nb\n", "@@ -1 +1,2 @@\n a\n+b\n");
    row("from nothing", "", "a\n", "@@ -0,0 +1 @@\n+a\n");
    row("to nothing", "a\n", "", "@@ -1 +0,0 @@\n-a\n");
    row("three lines around a change", numbered(1, 9), numbered(1, 4) + "x\n" + numbered(6, 9),
        "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n");
    row("two changes near each other are one piece", numbered(1, 9),
        "x\n" + numbered(2, 7) + "y\n9\n",
        "@@ -1,9 +1,9 @@\n-1\n+x\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+y\n 9\n");
    row("two changes far apart are two", numbered(1, 12), "x\n" + numbered(2, 11) + "y\n",
        "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -9,4 +9,4 @@\n 9\n 10\n 11\n-12\n+y\n");
    row("what is gone stands before what is new", "a\nb\n", "x\ny\n",
        "@@ -1,2 +1,2 @@\n-a\n-b\n+x\n+y\n");
    row("a line end that is gone", "a\n", "a",
        "@@ -1 +1 @@\n-a\n+a\n\\ no line end at the end of the file\n");
    row("what could move a terminal is made harmless", "a\n", "\x1b[2J\n",
        "@@ -1 +1 @@\n-a\n+\xEF\xBF\xBD[2J\n");
}

void LineDiffTest::unified()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, expected);
    const std::string got = unifiedDiff(before.toStdString(), after.toStdString(), "R1", "R2");
    const QString head = expected.isEmpty() ? QString() : QStringLiteral("--- R1\n+++ R2\n");
    QCOMPARE(QString::fromStdString(got), head + expected);
}

void LineDiffTest::bothSidesComeBack()
{
    Random random(7);
    for (int round = 0; round < 300; ++round) {
        const auto text = [&random] {
            std::string lines;
            for (std::uint64_t i = random.below(40); i > 0; --i) {
                lines += std::string(1, static_cast<char>('a' + random.below(4))) + "\n";
            }
            return lines + (random.below(4) == 0 ? "z" : "");
        };
        const std::string before = text();
        const std::string after = text();
        const std::vector<DiffLine> lines = lineDiff(before, after);
        QCOMPARE(side(lines, LineSign::New), before);
        QCOMPARE(side(lines, LineSign::Gone), after);
        QCOMPARE(changes(lines) == 0, before == after);
    }
}

void LineDiffTest::theScriptIsTheShortest_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("edits");
    QTest::newRow("Myers' example") << QStringLiteral("abcabba") << QStringLiteral("cbabac") << 5;
    QTest::newRow("a line in the middle")
        << QStringLiteral("abcdef") << QStringLiteral("abcXdef") << 1;
    QTest::newRow("a line moved") << QStringLiteral("abcdef") << QStringLiteral("bcdefa") << 2;
    QTest::newRow("nothing in common") << QStringLiteral("abc") << QStringLiteral("xyz") << 6;
}

void LineDiffTest::theScriptIsTheShortest()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(int, edits);
    const auto lines = [](const QString& letters) {
        std::string text;
        for (const QChar letter : letters) {
            text += std::string(1, letter.toLatin1()) + "\n";
        }
        return text;
    };
    const std::string a = lines(before);
    const std::string b = lines(after);
    QCOMPARE(changes(lineDiff(a, b)), static_cast<std::size_t>(edits));
}

/// 256 KiB of lines of one letter: what an operator could send at worst.
void LineDiffTest::largeTextsWithNothingInCommonAreReplaced()
{
    std::string before;
    std::string after;
    for (int i = 0; i < 131'072; ++i) {
        before += "a\n";
        after += i % 2 == 0 ? "b\n" : "c\n";
    }
    QElapsedTimer timer;
    timer.start();
    const std::vector<DiffLine> lines = lineDiff(before, after);
    QCOMPARE(lines.size(), std::size_t{2 * 131'072});
    QCOMPARE(lines.front().sign, LineSign::Gone);
    QCOMPARE(lines.back().sign, LineSign::New);
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

TEST_CLASS(LineDiffTest)

} // namespace bafar::test

#include "line_diff_test.moc"
