// Files of dashboards by nobody's hand: thousands of seeded mutations of the shipped ones. Each is
// read within its bounds or refused in a sentence that says where; none stops the console.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <set>

#include "core/base/random.h"
#include "tests/fuzz/mutator.h"
#include "tests/support/main.h"
#include "ui/dashboards/library.h"

namespace bafar::test {

using namespace ui::dashboards;

namespace {

constexpr int Mutations = 6000;
constexpr qsizetype SaidMax = 600; ///< characters of a refusal

std::vector<std::string> shippedFiles()
{
    std::vector<std::string> files;
    for (const char* name : shippedNames()) {
        QFile file(QStringLiteral(":/dashboards/%1.json").arg(QLatin1String(name)));
        if (file.open(QIODevice::ReadOnly)) {
            files.push_back(file.readAll().toStdString());
        }
    }
    return files;
}

/// Words of the format, and what does not belong into it.
std::vector<std::string> wordsOfFiles()
{
    std::vector<std::string> words{"{",
                                   "}",
                                   "[",
                                   "]",
                                   "null",
                                   "true",
                                   "-1",
                                   "1e400",
                                   "0.5",
                                   "\"\"",
                                   "\"format\": 1",
                                   "\"rows\": [[",
                                   "\"lines\": [",
                                   "\"by\": []",
                                   "\"over\": {\"metric\": \"a\"}",
                                   "\"as\": \"ratio\"",
                                   "\"as\": \"quantile\"",
                                   "\"quantile\": 0.5",
                                   "\"unit\": \"bytes\"",
                                   "\"where\": {\"a\": [\"b*\"]}",
                                   "\\u202e",
                                   "\\u0000",
                                   "\\ud800",
                                   "\xe2\x80\xae",
                                   "\xff"};
    words.push_back(std::string(300, '['));
    words.push_back('"' + std::string(2000, 'w') + '"');
    return words;
}

/// A value that belongs somewhere, or nowhere.
QJsonValue strangeValue(Random& random)
{
    switch (random.below(9)) {
    case 0: return QJsonValue::Null;
    case 1: return random.chance(0.5);
    case 2: return static_cast<double>(random.between(-3, 300));
    case 3: return QStringLiteral("ratio");
    case 4: return QString(static_cast<qsizetype>(random.below(400)), QChar(0x202e));
    case 5: return QJsonArray{};
    case 6: return QJsonArray{QStringLiteral("node"), 5};
    case 7: return QJsonObject{{QStringLiteral("metric"), QStringLiteral("a")}};
    default: return QJsonObject{{QStringLiteral("\u202e\a"), QJsonArray{}}};
    }
}

/// The value with one thing somewhere in it changed, taken out or doubled.
QJsonValue changed(const QJsonValue& value, Random& random)
{
    if (value.isObject() && !value.toObject().isEmpty() && !random.chance(0.05)) {
        QJsonObject object = value.toObject();
        const QStringList keys = object.keys();
        const QString key =
            keys.at(static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(keys.size()))));
        if (random.chance(0.1)) {
            object.remove(key);
        } else {
            object[key] = changed(object[key], random);
        }
        return object;
    }
    if (value.isArray() && !value.toArray().isEmpty() && !random.chance(0.05)) {
        QJsonArray list = value.toArray();
        const auto place =
            static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(list.size())));
        if (random.chance(0.1)) {
            for (std::uint64_t i = random.below(30); i > 0; --i) {
                list.append(list.at(place));
            }
        } else {
            list[place] = changed(list.at(place), random);
        }
        return list;
    }
    return strangeValue(random);
}

/// Within what the reader promises.
bool isBounded(const Board& board)
{
    const auto isText = [](const std::string& text) {
        return QString::fromStdString(text).size() <= BoardTextMax;
    };
    return static_cast<qsizetype>(board.rows.size()) <= BoardRowsMax && isText(board.title) &&
           std::all_of(board.rows.begin(), board.rows.end(), [&](const auto& row) {
               return static_cast<qsizetype>(row.size()) <= RowPanelsMax &&
                      std::all_of(row.begin(), row.end(), [&](const Panel& panel) {
                          return isText(panel.title) && !panel.queries.empty() &&
                                 static_cast<qsizetype>(panel.queries.size()) <= PanelQueriesMax;
                      });
           });
}

/// Why a sentence could not be shown to a person; empty: it can.
QString whyUnfit(const QString& said)
{
    static const QRegularExpression Place(QStringLiteral(
        "line \\d+ is not JSON|begins with|larger than|format|title|about|rows|no such key"));
    static const QRegularExpression Unsafe(
        QStringLiteral("[\\x{0}-\\x{9}\\x{b}-\\x{1f}\\x{7f}\\x{202a}-\\x{202e}]"));
    return said.isEmpty()                  ? QStringLiteral("it is empty")
           : said.size() > SaidMax         ? QStringLiteral("it is long")
           : !Place.match(said).hasMatch() ? QStringLiteral("it names no place")
           : Unsafe.match(said).hasMatch() ? QStringLiteral("it is not safe to show")
                                           : QString();
}

/// What the reader did wrong with a file; empty: nothing. `read` counts those that are dashboards.
QString whatIsWrong(const QByteArray& file, int& read)
{
    const Result<Board> board = parseBoard(file);
    if (!board) {
        const QString said = QString::fromStdString(board.error().text);
        const QString unfit = whyUnfit(said);
        return unfit.isEmpty() ? unfit : unfit + QLatin1String(": ") + said;
    }
    ++read;
    const Result<Board> again = parseBoard(writeBoard(*board));
    return !isBounded(*board)           ? QStringLiteral("not bounded: ") + QString::fromUtf8(file)
           : !again || *again != *board ? QStringLiteral("another: ") + QString::fromUtf8(file)
                                        : QString();
}

} // namespace

class BoardsFuzzTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mutationsAreReadOrRefused_data();
    void mutationsAreReadOrRefused();
    void changedValuesAreReadOrRefused();
    void depthIsRefused_data();
    void depthIsRefused();
    void aFolderOfThemIsListed();
};

void BoardsFuzzTest::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    QVERIFY(shippedFiles().size() > 5);
}

void BoardsFuzzTest::mutationsAreReadOrRefused_data()
{
    QTest::addColumn<int>("seed");
    for (const int seed : {1, 2, 3}) {
        QTest::addRow("given seed %d", seed) << seed;
    }
}

void BoardsFuzzTest::mutationsAreReadOrRefused()
{
    QFETCH(int, seed);
    fuzz::Mutator mutator(static_cast<std::uint64_t>(seed), shippedFiles(), wordsOfFiles(),
                          std::size_t{BoardBytesMax} + 100);
    int read = 0;
    for (int i = 0; i < Mutations; ++i) {
        const QByteArray file = QByteArray::fromStdString(mutator.next());
        const QString wrong = whatIsWrong(file, read);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
    QVERIFY(read > 0 && read < Mutations);
    qInfo("%d of %d were dashboards still", read, Mutations);
}

/// JSON still, with one value that does not belong there: nearly all of the reader's refusals.
void BoardsFuzzTest::changedValuesAreReadOrRefused()
{
    Random random(11);
    int read = 0;
    std::set<QString> said;
    const std::vector<std::string> files = shippedFiles();
    for (int i = 0; i < Mutations; ++i) {
        const std::string& shipped = files[random.below(files.size())];
        QJsonValue value = QJsonDocument::fromJson(QByteArray::fromStdString(shipped)).object();
        for (std::uint64_t times = 1 + random.below(3); times > 0; --times) {
            value = changed(value, random);
        }
        const QByteArray file = QJsonDocument(value.toObject()).toJson();
        const QString wrong = whatIsWrong(file, read);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        if (const Result<Board> board = parseBoard(file); !board) {
            said.insert(QString::fromStdString(board.error().text).section(QLatin1Char(':'), 1));
        }
    }
    QVERIFY(read > 0 && read < Mutations);
    qInfo("%d of %d were dashboards still; %zu different sentences", read, Mutations, said.size());
    QVERIFY(said.size() > 15);
}

void BoardsFuzzTest::depthIsRefused_data()
{
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("close");
    QTest::newRow("given lists") << QByteArray("[") << QByteArray("]");
    QTest::newRow("given objects") << QByteArray("{\"rows\":") << QByteArray("}");
    QTest::newRow("given lists never closed") << QByteArray("[") << QByteArray();
    QTest::newRow("given rows in rows") << QByteArray("{\"rows\":[") << QByteArray("]}");
}

void BoardsFuzzTest::depthIsRefused()
{
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, close);
    for (const int depth : {2, 100, 513, 20'000}) {
        const Result<Board> board = parseBoard(open.repeated(depth) + "1" + close.repeated(depth));
        QVERIFY(!board);
        const QString said = QString::fromStdString(board.error().text);
        QVERIFY2(whyUnfit(said).isEmpty(), qPrintable(whyUnfit(said) + QLatin1String(": ") + said));
    }
}

/// A folder of them: each stands in the list, with its file's name where it cannot be read.
void BoardsFuzzTest::aFolderOfThemIsListed()
{
    QTemporaryDir folder;
    fuzz::Mutator mutator(7, shippedFiles(), wordsOfFiles(), 20'000);
    for (int i = 0; i < Library::OwnMax; ++i) {
        QFile file(folder.filePath(QStringLiteral("own%1.json").arg(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const std::string bytes = mutator.next();
        file.write(bytes.data(), static_cast<qint64>(bytes.size()));
    }
    const Library library(folder.path());
    const auto own = std::count_if(library.entries().begin(), library.entries().end(),
                                   [](const Entry& entry) { return entry.own; });
    QCOMPARE(own, Library::OwnMax);
    for (const Entry& entry : library.entries()) {
        QVERIFY(!entry.title().isEmpty());
        if (!entry.problem.isEmpty()) {
            QVERIFY2(entry.own && entry.problem.contains(QLatin1String(".json")) &&
                         whyUnfit(entry.problem).isEmpty(),
                     qPrintable(entry.problem));
        }
    }
}

} // namespace bafar::test

using bafar::test::BoardsFuzzTest;
TEST_CLASS(BoardsFuzzTest)
#include "boards_fuzz_test.moc"
