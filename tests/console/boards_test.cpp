// Dashboards as files: read and refused, shipped, copied, changed and watched.
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/main.h"
#include "ui/dashboards/catalogue.h"
#include "ui/dashboards/library.h"

namespace bafar::test {

using namespace ui::dashboards;

namespace {

QByteArray fileOf(const QByteArray& panel)
{
    return R"({"format": 1, "title": "T", "rows": [[)" + panel + "]]}";
}

QByteArray lineOf(const QByteArray& line)
{
    return fileOf(R"({"title": "P", "lines": [)" + line + "]}");
}

} // namespace

class BoardsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wrongFilesSayWhereAndWhat_data();
    void wrongFilesSayWhereAndWhat();
    void hostileFilesAreRefused();
    void aFileIsWrittenAsItIsRead();
    void shippedOnesAreWell();
    void oneCopiesChangesAndRemoves();
    void anEditIsSeen();
};

void BoardsTest::initTestCase()
{
    QLocale::setDefault(QLocale::c());
}

void BoardsTest::wrongFilesSayWhereAndWhat_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("problem"); ///< a part of it; empty: none
    const auto row = [](const char* name, const QByteArray& file, const char* problem) {
        QTest::newRow(name) << file << QString::fromLatin1(problem);
    };
    row("given the least", lineOf(R"({"metric": "node_load1"})"), "");
    row("given no JSON", "{\n\"format\": 1,\n\"title\" \"T\"}", "line 3 is not JSON");
    row("given a list", "[]", "begins with {");
    row("given another format", R"({"format": 2, "title": "T", "rows": []})",
        "format: this must be 1");
    row("given no title", R"({"format": 1, "rows": []})", "title: this must be a text");
    row("given no rows", R"({"format": 1, "title": "T", "rows": []})", "rows: this must be a list");
    row("given a row that is none", R"({"format": 1, "title": "T", "rows": [7]})",
        "rows[0]: a row must be");
    row("given a key too much", R"({"format": 1, "title": "T", "colour": 1, "rows": [[1]]})",
        "colour: there is no such key");
    row("given a wrong unit",
        fileOf(R"({"title": "P", "unit": "byte", "lines": [{"metric": "a"}]})"),
        "rows[0][0].unit: this must be one of: number, share, bytes");
    row("given a wrong chart", fileOf(R"({"title": "P", "chart": 3, "lines": [{"metric": "a"}]})"),
        "rows[0][0].chart: this must be one of: lines, area");
    row("given no metric", lineOf(R"({"as": "rate"})"), "rows[0][0].lines[0].metric: this must be");
    row("given a metric with a brace", lineOf(R"({"metric": "a{b}"})"), "lines[0].metric");
    row("given a ratio of nothing", lineOf(R"({"metric": "a", "as": "ratio"})"), "lines[0].over");
    row("given a rate over something",
        lineOf(R"({"metric": "a", "as": "rate", "over": {"metric": "b"}})"), "lines[0].over");
    row("given a quantile of 95", lineOf(R"({"metric": "a", "as": "quantile", "quantile": 95})"),
        "lines[0].quantile: this must be a number between 0 and 1");
    row("given a label without values", lineOf(R"({"metric": "a", "where": {"b": []}})"),
        "lines[0].where.b");
    row("given a label of numbers", lineOf(R"({"metric": "a", "where": {"b": 5}})"),
        "lines[0].where.b");
    row("given a text for by", lineOf(R"({"metric": "a", "by": "node"})"), "lines[0].by");
}

void BoardsTest::wrongFilesSayWhereAndWhat()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, problem);
    const Result<Board> board = parseBoard(file);
    QCOMPARE(board.has_value(), problem.isEmpty());
    if (!board) {
        const QString said = QString::fromStdString(board.error().text);
        QVERIFY2(said.contains(problem), qPrintable(said));
    }
}

void BoardsTest::hostileFilesAreRefused()
{
    QVERIFY(!parseBoard(QByteArray(BoardBytesMax + 1, ' ')));
    QVERIFY(!parseBoard(QByteArray(100'000, '[')));
    QVERIFY(!parseBoard(QByteArray("\0\xff\xfe", 3)));
    QVERIFY(!parseBoard({}));
    QByteArray panels;
    for (int i = 0; i < 5000; ++i) {
        panels += R"({"title": "P", "lines": [{"metric": "a"}]},)";
    }
    panels.chop(1);
    QVERIFY(!parseBoard(fileOf(panels)));
    QVERIFY(
        !parseBoard(lineOf("{\"metric\": \"a\", \"name\": \"" + QByteArray(1000, 'w') + "\"}")));
    // A key that is long and strange is shown short and safe.
    const Result<Board> strange =
        parseBoard("{\"" + QByteArray(5000, 'k') + "\\u202e\\u0007\": 1, \"format\": 1}");
    QVERIFY(!strange && strange.error().text.size() < 400);
    QVERIFY(strange.error().text.find('\a') == std::string::npos);
}

void BoardsTest::aFileIsWrittenAsItIsRead()
{
    for (const char* name : shippedNames()) {
        QFile file(QStringLiteral(":/dashboards/%1.json").arg(QLatin1String(name)));
        static_cast<void>(Catalogue::ours());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Result<Board> board = parseBoard(file.readAll());
        QVERIFY2(board, name);
        QCOMPARE(*parseBoard(writeBoard(*board)), *board);
    }
}

/// Every metric that they read is one that an agent can have, and every text can be translated.
void BoardsTest::shippedOnesAreWell()
{
    const QTemporaryDir folder;
    const Library library(folder.path());
    QCOMPARE(library.entries().size(), shippedNames().size());
    std::set<std::string> texts;
    for (const Entry& entry : library.entries()) {
        QVERIFY2(entry.problem.isEmpty(), qPrintable(entry.problem));
        for (const std::string& metric : metricsOf(entry.board)) {
            QVERIFY2(Catalogue::ours().find(metric) != nullptr, metric.c_str());
        }
        texts.insert({entry.board.title, entry.board.about});
        for (const std::vector<Panel>& row : entry.board.rows) {
            for (const Panel& panel : row) {
                texts.insert(panel.title);
                for (const Query& query : panel.queries) {
                    texts.insert(query.name);
                }
            }
        }
    }
    texts.erase("");
    const auto known = shippedTexts();
    QCOMPARE(texts, std::set<std::string>(known.begin(), known.end()));
    QVERIFY(Catalogue::ours().metrics().size() > 400);
    QCOMPARE(Catalogue::ours().find("http_request_duration_seconds_bucket")->type,
             MetricType::Histogram);
    QVERIFY(Catalogue::ours().find("node_sockstat_TCP_inuse") != nullptr); // of a pattern
    QVERIFY(Catalogue::ours().find("node_load") == nullptr);
}

void BoardsTest::oneCopiesChangesAndRemoves()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("deep/er"));
    Library library(path);
    const auto own = library.copy(QStringLiteral("shipped/host"));
    QVERIFY2(own, own ? "" : own.error().text.c_str());
    QCOMPARE(library.find(*own)->title(), QStringLiteral("Host, my copy"));
    QVERIFY(library.copy(*own) && library.find(*own) != nullptr);
    QVERIFY(library.rename(*own, QStringLiteral("  Mine ")));
    QCOMPARE(library.find(*own)->title(), QStringLiteral("Mine"));
    QVERIFY(!library.rename(*own, QString()));
    QVERIFY(!library.rename(QStringLiteral("shipped/host"), QStringLiteral("x")));
    QVERIFY(!library.remove(QStringLiteral("shipped/host")));
    QVERIFY(!library.remove(QStringLiteral("own/../../x")));
    const std::size_t before = library.find(*own)->board.rows.size();
    QVERIFY(
        library.addPanel(*own, {"added", Unit::Number, false, false, {Query{.of = {"up", {}}}}}));
    QCOMPARE(library.find(*own)->board.rows.size(), before + 1);
    QVERIFY(library.remove(*own) && library.find(*own) == nullptr);
    QVERIFY(library.canPutBack());
    QCOMPARE(*library.putBack(), *own);
    QVERIFY(library.find(*own) != nullptr && !library.canPutBack());
    const QString out = folder.filePath(QStringLiteral("out.json"));
    QVERIFY(library.exportFile(*own, out));
    const auto again = library.importFile(out);
    QVERIFY(again);
    QCOMPARE(library.find(*again)->board, library.find(*own)->board);
    QVERIFY(library.addPanel({}, {"first", Unit::Number, false, false, {Query{.of = {"up", {}}}}}));
    QFile wrong(folder.filePath(QStringLiteral("wrong.json")));
    QVERIFY(wrong.open(QIODevice::WriteOnly) && wrong.write("{") == 1);
    wrong.close();
    const auto refused = library.importFile(wrong.fileName());
    QVERIFY(!refused && refused.error().text.find("wrong.json") != std::string::npos);
}

void BoardsTest::anEditIsSeen()
{
    const QTemporaryDir folder;
    Library library(folder.path());
    QSignalSpy changed(&library, &Library::changed);
    const auto write = [&folder](const QByteArray& bytes) {
        QFile file(folder.filePath(QStringLiteral("mine.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    const QString id = QStringLiteral("own/mine.json");
    write(lineOf(R"({"metric": "up"})"));
    QTRY_VERIFY(library.find(id) != nullptr && library.find(id)->problem.isEmpty());
    QCOMPARE(library.find(id)->title(), QStringLiteral("T"));
    write("{ broken");
    QTRY_VERIFY(!library.find(id)->problem.isEmpty());
    QVERIFY(library.find(id)->problem.startsWith(QLatin1String("mine.json: line 1")));
    write(lineOf(R"({"metric": "node_load1"})"));
    QTRY_VERIFY(library.find(id)->problem.isEmpty());
    QVERIFY(changed.count() >= 3);
}

} // namespace bafar::test

using bafar::test::BoardsTest;
TEST_CLASS(BoardsTest)
#include "boards_test.moc"
