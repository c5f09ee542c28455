// What a person does to the columns of a table: what is kept of it, what rows are sorted by, the
// menu, and that all of it comes back with the window. It is larger than the budget because each of
// these small parts has its case here.
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <set>

#include "app/arrangement.h"
#include "app/dump.h"
#include "app/language.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/deployment/model.h"
#include "ui/shared/density.h"
#include "ui/shared/elide.h"
#include "ui/shared/magnitude.h"
#include "ui/shared/rows_model.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/table_columns.h"
#include "ui/shared/tall_rows.h"
#include "ui/shared/theme.h"
#include "ui/things/columns.h"
#include "ui/things/model.h"

namespace bafar::test {

using shared::ColumnState;
using shared::RowsModel;
using shared::TableColumns;

class ColumnsTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void cleanup()
    {
        keeper_.reset();
        closeWindow();
    }

    void statesAreRead_data();
    void statesAreRead();
    void columnsMove_data();
    void columnsMove();
    void valuesHaveSizes_data();
    void valuesHaveSizes();
    void longTextsHaveTwoLines_data();
    void longTextsHaveTwoLines();
    void longerTextsHaveMore();
    void aTextThatJustFitsHasOneLine();
    void aServersRoleIsTheLastToGo();
    void figuresStayBesideAReason();
    void aColumnGoesBeforeARemedyDoes();
    void aColumnStaysBesideAShortReason();
    void figuresAreMeasuredWithAnyDigits();
    void rowsAreSorted_data();
    void rowsAreSorted();
    void figuresStandAtTheTrailingEdge_data();
    void figuresStandAtTheTrailingEdge();
    void figuresStandApartFromWords_data();
    void figuresStandApartFromWords();
    void aSortedRowIsItsOwnRecord();
    void whatIsChosenStaysChosen();
    void everythingIsDoneByKeys();
    void headsAreClicked();
    void aWidthStaysAsItWasDragged();
    void itComesBack();
    void whatCannotBeIsNotTaken();
    void itLooksRight_data();
    void itLooksRight();

private:
    void open(const QString& language = QStringLiteral("en"),
              shared::ThemeName theme = shared::ThemeName::Dark);
    void openInTrouble(const QSize& size);
    QTableView* tableOf(const char* page);
    QMenu* menuOf(QTableView* table, int column);
    void choose(QTableView* table, int column, const char* entry);

    std::unique_ptr<app::ArrangementKeeper> keeper_;
};

void ColumnsTest::open(const QString& language, shared::ThemeName theme)
{
    openWindow(language, theme, {1440, 900});
    Full wish;
    wish.trouble = true;
    speakFull(agents_, wish);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
}

QTableView* ColumnsTest::tableOf(const char* page)
{
    window_->openPage(QString::fromLatin1(page));
    for (TableColumns* columns : window_->findChildren<TableColumns*>()) {
        if (columns->id() == QLatin1String(page)) {
            return qobject_cast<QTableView*>(columns->parent());
        }
    }
    return nullptr;
}

/// By the menu key in the table.
QMenu* ColumnsTest::menuOf(QTableView* table, int column)
{
    table->setCurrentIndex(table->model()->index(0, column));
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(5, 5),
                            table->viewport()->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(table->viewport(), &asked);
    return table->findChild<QMenu*>(QStringLiteral("columns"));
}

void ColumnsTest::choose(QTableView* table, int column, const char* entry)
{
    QMenu* menu = menuOf(table, column);
    QVERIFY(menu != nullptr && menu->isVisible());
    auto* action = menu->findChild<QAction*>(QLatin1String(entry));
    QVERIFY2(action != nullptr && action->isEnabled(), entry);
    for (int steps = 0; menu->activeAction() != action && steps < 40; ++steps) {
        QTest::keyClick(menu, Qt::Key_Down);
    }
    QTest::keyClick(menu, Qt::Key_Return);
    delete menu;
}

void ColumnsTest::statesAreRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isTaken"); // as it stands there
    const auto row = [](const char* name, const char* json, bool taken) {
        QTest::newRow(name) << QByteArray(json) << taken;
    };
    row("given all of it, then it is taken",
        R"({"columns":4,"descending":true,"hidden":[2],)"
        R"("order":[0,3,1,2],"sortedBy":3,"widths":{"1":200}})",
        true);
    row("given columns that are asked for, then they stay",
        R"({"columns":4,"descending":false,"hidden":[2],"kept":[1,3],)"
        R"("order":[],"sortedBy":-1,"widths":{}})",
        true);
    row("given the first one asked for, then it is as always",
        R"({"columns":4,"descending":false,"hidden":[],"kept":[0],)"
        R"("order":[],"sortedBy":-1,"widths":{}})",
        false);
    row("given another number of columns, then nothing",
        R"({"columns":5,"descending":false,"hidden":[2],)"
        R"("order":[0,3,1,2,4],"sortedBy":3,"widths":{}})",
        false);
    row("given a column twice, then no order",
        R"({"columns":4,"descending":false,"hidden":[],)"
        R"("order":[0,1,1,2],"sortedBy":-1,"widths":{}})",
        false);
    row("given another first column, then no order",
        R"({"columns":4,"descending":false,"hidden":[],)"
        R"("order":[1,0,2,3],"sortedBy":-1,"widths":{}})",
        false);
    row("given the first one hidden, then it is shown",
        R"({"columns":4,"descending":false,"hidden":[0],"order":[],"sortedBy":-1,"widths":{}})",
        false);
    row("given a width of nothing, then none",
        R"({"columns":4,"descending":false,"hidden":[],)"
        R"("order":[],"sortedBy":-1,"widths":{"1":0}})",
        false);
    row("given a width of a wall, then none",
        R"({"columns":4,"descending":false,"hidden":[],)"
        R"("order":[],"sortedBy":-1,"widths":{"1":99999}})",
        false);
    row("given columns that are none, then none of it",
        R"({"columns":4,"descending":true,"hidden":[9,-3,"x"],)"
        R"("order":"x","sortedBy":77,"widths":{"9":100,"x":100}})",
        false);
    row("given a list, then nothing", "[1]", false);
}

void ColumnsTest::statesAreRead()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isTaken);
    const ColumnState state = shared::columnStateOf(QJsonDocument::fromJson(json).object(), 4);
    QCOMPARE(QJsonDocument(shared::toJson(state, 4)).toJson(QJsonDocument::Compact) == json,
             isTaken);
    QCOMPARE(state == ColumnState(), !isTaken);
}

void ColumnsTest::columnsMove_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("towardsEnd");
    QTest::addColumn<QString>("after"); // of 0 1 2 3 4, where 2 is hidden
    QTest::newRow("given a column, then one place on") << 3 << true << "0 1 2 4 3";
    QTest::newRow("given a hidden one behind, then over it") << 1 << true << "0 2 3 1 4";
    QTest::newRow("given a hidden one before, then over it") << 3 << false << "0 3 1 2 4";
    QTest::newRow("given the last, then it stays") << 4 << true << "0 1 2 3 4";
    QTest::newRow("given the first, then it stays") << 0 << true << "0 1 2 3 4";
    QTest::newRow("given the one behind it, then it stays") << 1 << false << "0 1 2 3 4";
}

void ColumnsTest::columnsMove()
{
    QFETCH(int, column);
    QFETCH(bool, towardsEnd);
    QFETCH(QString, after);
    QStringList said;
    for (const int one : shared::moved({0, 1, 2, 3, 4}, column, towardsEnd, {0, 1, 3, 4})) {
        said.append(QString::number(one));
    }
    QCOMPARE(said.join(QLatin1Char(' ')), after);
}

void ColumnsTest::valuesHaveSizes_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<double>("size"); // -1: a word
    const auto row = [](const char* value, double size) {
        QTest::newRow(value) << QString::fromUtf8(value) << size;
    };
    row("7", 7);
    row("38%", 38);
    row("38.5 %", 38.5);
    row("512 MiB", 512.0 * 1024 * 1024);
    row("1.5 GiB", 1.5 * 1024 * 1024 * 1024);
    row("2 m 5 s", 125);
    row("1 d 2 h", 26.0 * 3600);
    row("0.4 ms", 0.0004);
    row("12/s", 12);
    row("412 Mbit/s", 412e6);
    row("", -1);
    row("nan", -1);
    row("inf", -1);
    row("n1", -1);
    row("3 of 3", -1);
    row("192.0.2.11", -1);
    row("10.11.4-MariaDB", -1);
}

void ColumnsTest::valuesHaveSizes()
{
    QFETCH(QString, value);
    QFETCH(double, size);
    QCOMPARE(shared::magnitudeOf(value.toStdString()).value_or(-1), size);
}

void ColumnsTest::longTextsHaveTwoLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown"); // where "mmmm mmmm" just fits
    QTest::newRow("given a short one, then as it is") << "mmmm mmmm"
                                                      << "mmmm mmmm";
    QTest::newRow("given a longer one, then it goes on below") << "mmmm mmmm mmmm"
                                                               << "mmmm mmmm\nmmmm";
    QTest::newRow("given a word that is too long, then it is cut") << "mmmmmmmmmmmmmmmmmmmmmmmm"
                                                                   << "mmmmmmm\u2026";
    QTest::newRow("given nothing, then nothing") << ""
                                                 << "";
}

void ColumnsTest::longTextsHaveTwoLines()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    const QFontMetrics metrics(shared::bodyFont());
    const int width = metrics.horizontalAdvance(QStringLiteral("mmmm mmmm"));
    const QString found = shared::onFewLines(text, metrics, width, 2);
    if (shown.endsWith(QChar(0x2026))) { // how much of it stands there is the font's
        QVERIFY(found.endsWith(QChar(0x2026)) && !found.contains(QLatin1Char('\n')));
        return;
    }
    QCOMPARE(found, shown);
}

void ColumnsTest::longerTextsHaveMore()
{
    const QFontMetrics metrics(shared::bodyFont());
    const int width = metrics.horizontalAdvance(QStringLiteral("mmmm mmmm"));
    const QString text = QStringLiteral("mmmm mmmm mmmm mmmm mmmm");
    QCOMPARE(shared::onFewLines(text, metrics, width, 3),
             QStringLiteral("mmmm mmmm\nmmmm mmmm\nmmmm"));
    QCOMPARE(shared::onFewLines(text, metrics, width, 4),
             shared::onFewLines(text, metrics, width, 3)); // no more than it needs
}

void ColumnsTest::aTextThatJustFitsHasOneLine()
{
    RowsModel model({QStringLiteral("Name"), QStringLiteral("State")});
    const std::unique_ptr<QTableView> table(
        shared::makeRowsTable(QStringLiteral("Names"), nullptr));
    table->setModel(&model);
    table->resize(600, 200);
    table->show();
    new shared::TallRows(table.get(), 0);
    shared::Row row;
    row.key = QStringLiteral("a");
    row.cells = {{QStringLiteral("two words"), shared::CellLook::Plain, schema::State::Ok},
                 {QStringLiteral("ok")}};
    model.setRows({row});
    constexpr int Slack = 2; // which a column gets beyond what is painted
    const int just = shared::RowsDelegate::lineWidth(model.index(0, 0)) - Slack;
    table->setColumnWidth(0, just - 1);
    QTRY_COMPARE(table->rowHeight(0), shared::tallRowHeight());
    table->setColumnWidth(0, just);
    QTRY_COMPARE(table->rowHeight(0), shared::rowHeight());
}

void ColumnsTest::openInTrouble(const QSize& size)
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, size);
    Full wish;
    wish.trouble = true;
    speakFull(agents_, wish);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
}

/// In the smallest window, of a server that is in trouble: what it is, and room for why it is so.
void ColumnsTest::aServersRoleIsTheLastToGo()
{
    openInTrouble({1024, 640});
    const QTableView* table = tableOf("database");
    QVERIFY(table != nullptr);
    using ui::things::ThingsModel;
    const auto* model = qobject_cast<const ThingsModel*>(table->model());
    QVERIFY(model != nullptr);
    QTRY_VERIFY(model->rowCount() > 0 && table->isColumnHidden(model->columnOf("gtid")));
    QVERIFY(!table->isColumnHidden(model->columnOf("role")));
    const QModelIndex why = model->index(model->worstRow(), ThingsModel::Why);
    constexpr int Margins = 16;
    const int width = table->columnWidth(ThingsModel::Why);
    const QString shown = shared::onFewLines(why.data().toString(),
                                             QFontMetrics(why.data(Qt::FontRole).value<QFont>()),
                                             width - Margins, shared::RowsDelegate::PartedMax);
    QVERIFY2(!shown.contains(QChar(0x2026)), qPrintable(shown));
    QTRY_COMPARE(table->rowHeight(why.row()),
                 shared::tallRowHeight(shared::RowsDelegate::linesIn(why, width)));
}

/// The reason of a server in trouble has its remedy elsewhere; its lag stands nowhere else.
void ColumnsTest::figuresStayBesideAReason()
{
    openInTrouble({1100, 700});
    const QTableView* table = tableOf("database");
    QVERIFY(table != nullptr);
    using ui::things::ThingsModel;
    const auto* model = qobject_cast<const ThingsModel*>(table->model());
    QVERIFY(model != nullptr);
    QTRY_VERIFY(model->rowCount() > 0 && table->isColumnHidden(model->columnOf("gtid")));
    for (const char* name : {"state", "role", "lag"}) {
        QVERIFY2(!table->isColumnHidden(model->columnOf(name)), name);
    }
    QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
    const QModelIndex why = model->index(model->worstRow(), ThingsModel::Why);
    constexpr int Margins = 16;
    constexpr int Enough = 9; // lines
    const int width = table->columnWidth(ThingsModel::Why);
    const qsizetype linesOfAll =
        1 + shared::onFewLines(why.data().toString(),
                               QFontMetrics(why.data(Qt::FontRole).value<QFont>()), width - Margins,
                               Enough)
                .count(QLatin1Char('\n'));
    const int lines = shared::RowsDelegate::linesIn(why, width);
    QVERIFY2(lines < linesOfAll, qPrintable(QString::number(linesOfAll)));
    QTRY_COMPARE(table->rowHeight(why.row()), shared::tallRowHeight(lines));
    QVERIFY(why.data(Qt::ToolTipRole).toString().contains(QLatin1String("Duplicate entry")));
}

/// Of so many pixels at least.
static QString wordOf(int width)
{
    QString word;
    while (QFontMetrics(shared::bodyFont()).horizontalAdvance(word) < width) {
        word += QLatin1Char('m');
    }
    return word;
}

/// Half of a reason may be too little for two lines of it: words are not parted.
void ColumnsTest::aColumnGoesBeforeARemedyDoes()
{
    using shared::RowsDelegate;

    enum Column { Name, Why, Position, State };

    RowsModel model({QStringLiteral("Name"), QStringLiteral("Why"), QStringLiteral("Position"),
                     QStringLiteral("State")});
    const std::unique_ptr<QTableView> table(
        shared::makeRowsTable(QStringLiteral("Servers"), nullptr));
    table->setModel(&model);
    table->horizontalHeader()->setStretchLastSection(false);
    new TableColumns(table.get(), QStringLiteral("servers"));
    ui::things::fitColumns(table.get(), Why, {Position, State});
    shared::Row row;
    row.key = QStringLiteral("n1");
    const QString reason =
        QStringLiteral("%1 %1 %1").arg(wordOf(96)); // two words make more than half
    row.cells = {{QStringLiteral("n1")},
                 {reason},
                 {QStringLiteral("0-11-483429,0-12-483429")},
                 {QStringLiteral("failed")}};
    model.setRows({row});
    int room = 5 + shared::neededBy(*table, Why) / 2 + 40;
    for (const int column : {Name, Position, State}) {
        room += shared::neededBy(*table, column);
    }
    table->resize(room + 2 * table->frameWidth() + table->verticalScrollBar()->sizeHint().width(),
                  200);
    table->show();
    QVERIFY(QTest::qWaitForWindowExposed(table.get()));
    QTRY_VERIFY(table->isColumnHidden(Position));
    QVERIFY(!table->isColumnHidden(State));
    QVERIFY(RowsDelegate::isWholeIn(model.index(0, Why), table->columnWidth(Why)));
    QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
}

/// What is wrong stands on few narrow lines; a longer reason takes the column's room.
void ColumnsTest::aColumnStaysBesideAShortReason()
{
    enum Column { Name, Why, State };

    RowsModel model({QStringLiteral("Name"), QStringLiteral("Why"), QStringLiteral("State")});
    const std::unique_ptr<QTableView> table(
        shared::makeRowsTable(QStringLiteral("Servers"), nullptr));
    table->setModel(&model);
    table->horizontalHeader()->setStretchLastSection(false);
    new TableColumns(table.get(), QStringLiteral("servers"));
    ui::things::fitColumns(table.get(), Why, {State});
    const auto rowOf = [](const char* key, const QString& word) {
        shared::Row row;
        row.key = QString::fromLatin1(key);
        row.cells = {{row.key},
                     {QStringLiteral("%1 %1 %1 %1: %1 %1 %1 %1 %1 %1").arg(word)},
                     {QStringLiteral("failed")}};
        return row;
    };
    const shared::Row small = rowOf("n1", wordOf(24));
    model.setRows({small});
    constexpr int Little = 150; // pixels for the reason
    const int room = Little + shared::neededBy(*table, Name) + shared::neededBy(*table, State);
    table->resize(room + 2 * table->frameWidth() + table->verticalScrollBar()->sizeHint().width(),
                  200);
    table->show();
    QVERIFY(QTest::qWaitForWindowExposed(table.get()));
    QTRY_VERIFY(table->columnWidth(Why) >= Little);
    QVERIFY(!table->isColumnHidden(State));
    model.setRows({small, rowOf("n2", wordOf(96))});
    QTRY_VERIFY(table->isColumnHidden(State));
}

/// Persian digits are not all as wide: an age must not move columns each second.
void ColumnsTest::figuresAreMeasuredWithAnyDigits()
{
    app::applyLanguage(*qApp, QStringLiteral("fa"));
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    RowsModel model({QStringLiteral("age"), QStringLiteral("name")});
    model.setFigures({0});
    std::vector<shared::Row> rows;
    for (int digit = 0; digit < 10; ++digit) {
        const QString age =
            QStringLiteral("%1 \u062b\u0627\u0646\u06cc\u0647").arg(QChar(0x06F0 + digit));
        shared::Row& row = rows.emplace_back();
        row.key = QString::number(digit);
        row.cells = {{age, shared::CellLook::Figures}, {age}};
    }
    model.setRows(rows);
    std::set<int> figures;
    std::set<int> words;
    for (int row = 0; row < model.rowCount(); ++row) {
        figures.insert(shared::RowsDelegate::lineWidth(model.index(row, 0)));
        words.insert(shared::RowsDelegate::lineWidth(model.index(row, 1)));
    }
    QCOMPARE(figures.size(), std::size_t{1});
    QVERIFY(words.size() > 1); // else this typeface tells nothing
    QCOMPARE(*figures.begin(), *words.rbegin());
}

void ColumnsTest::rowsAreSorted_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QString>("keys");
    QTest::newRow("given no column, then as they come") << -1 << false << "b b1 b2 a c d";
    QTest::newRow("given names, then as people count") << 0 << false << "a b b1 b2 d c";
    QTest::newRow("given names downwards, then parts stay below") << 0 << true << "c d b b2 b1 a";
    QTest::newRow("given sizes, then by them, nothing last") << 1 << false << "a c b b2 b1 d";
    QTest::newRow("given sizes downwards, then nothing is last, too")
        << 1 << true << "b b1 b2 c a d";
}

static shared::Row rowOf(const char* key, const char* name, const char* value, bool isPart = false)
{
    shared::Row row;
    row.key = QString::fromLatin1(key);
    row.isPart = isPart;
    shared::Cell cell;
    cell.text = QString::fromLatin1(value);
    cell.size = shared::magnitudeOf(value);
    row.cells = {{QString::fromLatin1(name)}, cell};
    return row;
}

static std::vector<shared::Row> someRows()
{
    return {rowOf("b", "n2", "3 GiB"),     rowOf("b1", "x1", "9", true),
            rowOf("b2", "x10", "2", true), rowOf("a", "N1", "900 MiB"),
            rowOf("c", "n10", "1.2 GiB"),  rowOf("d", "n9", "")};
}

static QString keysOf(const RowsModel& model)
{
    QStringList keys;
    for (const shared::Row& row : model.rows()) {
        keys.append(row.key);
    }
    return keys.join(QLatin1Char(' '));
}

void ColumnsTest::rowsAreSorted()
{
    QFETCH(int, column);
    QFETCH(bool, descending);
    QFETCH(QString, keys);
    RowsModel model({QStringLiteral("Name"), QStringLiteral("Size")});
    const QAbstractItemModelTester tester(&model);
    model.setRows(someRows());
    model.sort(0, Qt::DescendingOrder);
    model.sort(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    QCOMPARE(keysOf(model), keys);
    std::vector<shared::Row> fewer = someRows();
    fewer.erase(fewer.begin() + 3); // it goes, and the others stay sorted
    model.setRows(fewer);
    QCOMPARE(keysOf(model),
             QString(keys).replace(QLatin1String("a "), QString()).remove(QStringLiteral(" a")));
    model.sort(-1);
    QCOMPARE(keysOf(model), QStringLiteral("b b1 b2 c d"));
}

void ColumnsTest::figuresStandAtTheTrailingEdge_data()
{
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("given left to right, then at the right") << false;
    QTest::newRow("given right to left, then at the left") << true;
}

/// The pixels before and behind what is painted in a cell.
static std::pair<int, int> blankBeside(const QTableView& table, int column)
{
    const QRect cell = table.visualRect(table.model()->index(0, column));
    const QImage image = table.viewport()->grab(cell).toImage();
    const auto isBlank = [&image](int x) {
        const int last = image.height() - 3; // above the line below
        for (int y = 1; y < last; ++y) {
            if (image.pixel(x, y) != image.pixel(0, y)) {
                return false;
            }
        }
        return true;
    };
    int before = 0;
    while (before < image.width() && isBlank(before)) {
        ++before;
    }
    int behind = 0;
    while (behind < image.width() && isBlank(image.width() - 1 - behind)) {
        ++behind;
    }
    return {before, behind};
}

void ColumnsTest::figuresStandAtTheTrailingEdge()
{
    QFETCH(bool, mirrored);
    shared::applyTheme(*qApp, shared::ThemeName::Light);
    RowsModel model({QStringLiteral("Name"), QStringLiteral("Size"), QStringLiteral("Copies")});
    model.setFigures({1});
    const QAbstractItemModelTester tester(&model);
    model.setRows({rowOf("a", "n", "1")});
    for (const int column : {0, 1, 2}) { // a row may have fewer cells than heads
        const QVariant of = model.index(0, column).data(Qt::TextAlignmentRole);
        QCOMPARE(of.isValid(), column == 1);
        QCOMPARE(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole), of);
    }
    const std::unique_ptr<QTableView> table(
        shared::makeRowsTable(QStringLiteral("sizes"), nullptr));
    table->setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    table->setFocusPolicy(Qt::NoFocus); // no frame is drawn
    table->setModel(&model);
    table->resize(400, 120);
    table->setColumnWidth(0, 120);
    table->setColumnWidth(1, 120);
    table->show();
    QVERIFY(QTest::qWaitForWindowExposed(table.get()));
    const auto [nameLeft, nameRight] = blankBeside(*table, 0);
    const auto [sizeLeft, sizeRight] = blankBeside(*table, 1);
    QCOMPARE(nameLeft < nameRight, !mirrored);
    QCOMPARE(sizeLeft > sizeRight, !mirrored);
}

void ColumnsTest::figuresStandApartFromWords_data()
{
    QTest::addColumn<int>("spare");
    QTest::addColumn<int>("figures");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<int>("gap");
    QTest::newRow("given room to spare, then apart") << 300 << 0 << false << 16;
    QTest::newRow("given right-to-left, then apart, too") << 300 << 0 << true << 16;
    QTest::newRow("given little, then by that") << 10 << 0 << false << 10;
    QTest::newRow("given none, then as they are") << 0 << 0 << false << 0;
    QTest::newRow("given nothing behind them, then at the edge") << 300 << 1 << false << 0;
}

void ColumnsTest::figuresStandApartFromWords()
{
    QFETCH(int, spare);
    QFETCH(int, figures);
    QFETCH(bool, mirrored);
    shared::applyTheme(*qApp, shared::ThemeName::Light);
    RowsModel model({QStringLiteral("Size"), QStringLiteral("Name")});
    model.setFigures({figures});
    const std::unique_ptr<QTableView> table(
        shared::makeRowsTable(QStringLiteral("sizes"), nullptr));
    table->setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    table->setFocusPolicy(Qt::NoFocus); // no frame is drawn
    table->setModel(&model);
    shared::spreadColumns(table.get());
    model.setRows({rowOf("a", "n", "n")});
    table->resize(400, 120);
    table->show();
    QVERIFY(QTest::qWaitForWindowExposed(table.get()));
    const int needed = shared::neededBy(*table, 0) + shared::neededBy(*table, 1);
    table->resize(table->width() + needed + spare - table->viewport()->width(), 120);
    QTRY_COMPARE(table->viewport()->width(), needed + spare);
    const auto* rows = qobject_cast<shared::RowsDelegate*>(table->itemDelegate());
    QTEST(rows->gapBehind(figures), "gap");
    QCOMPARE(rows->gapBehind(1 - figures), 0);
    const auto [left, right] = blankBeside(*table, figures);
    constexpr int Side = 8;  // of a cell
    constexpr int Leans = 2; // pixels that a letter is narrower than its advance
    const int behind = (mirrored ? left : right) - Side - rows->gapBehind(figures);
    QVERIFY2(behind >= 0 && behind <= Leans, qPrintable(QString::number(behind)));
}

void ColumnsTest::aSortedRowIsItsOwnRecord()
{
    schema::deployment::Deployment web;
    web.id = "d1";
    web.service = "web";
    schema::deployment::Deployment app;
    app.id = "d2";
    app.service = "app";
    ui::deployment::RecordsModel model;
    model.setRecords({web, app});
    model.sort(0);
    QCOMPARE(model.keyAt(0), QStringLiteral("d2"));
    for (int row = 0; row < model.rowCount(); ++row) {
        QCOMPARE(model.find(model.keyAt(row))->id, model.keyAt(row).toStdString());
    }
    QVERIFY(model.find(QStringLiteral("d3")) == nullptr);
}

void ColumnsTest::whatIsChosenStaysChosen()
{
    RowsModel model({QStringLiteral("Name"), QStringLiteral("Size")});
    const QAbstractItemModelTester tester(&model);
    model.setRows(someRows());
    const QPersistentModelIndex chosen(model.index(model.rowOf(QStringLiteral("c")), 1));
    model.sort(1);
    QCOMPARE(model.keyAt(chosen.row()), QStringLiteral("c"));
    std::vector<shared::Row> next = someRows();
    next[4] = rowOf("c", "n10", "8 GiB"); // it has grown
    model.setRows(next);
    QCOMPARE(model.keyAt(chosen.row()), QStringLiteral("c"));
    QCOMPARE(model.data(chosen, Qt::DisplayRole).toString(), QStringLiteral("8 GiB"));
}

void ColumnsTest::everythingIsDoneByKeys()
{
    open();
    QTableView* table = tableOf("services");
    const TableColumns* columns = TableColumns::of(table);
    const auto* model = qobject_cast<const RowsModel*>(table->model());
    using Column = ui::things::ThingsModel::Column;
    choose(table, Column::State, "sort up");
    QCOMPARE(columns->state().sortedBy, int{Column::State});
    QVERIFY(model->headerData(Column::State, Qt::Horizontal, Qt::DisplayRole)
                .toString()
                .endsWith(QChar(0x2191)));
    choose(table, Column::State, "sort down");
    QVERIFY(columns->state().isDescending);
    choose(table, Column::State, "unsorted");
    choose(table, Column::State, "column 3"); // Why
    QVERIFY(table->isColumnHidden(Column::Why));
    choose(table, Column::State, "to end");
    QVERIFY(table->horizontalHeader()->visualIndex(Column::State) > 1);
    const int before = table->columnWidth(Column::State);
    choose(table, Column::State, "wider");
    QCOMPARE(table->columnWidth(Column::State), before + 24);
    QTRY_VERIFY(table->isColumnHidden(Column::Why)); // also after the next word of the cluster
    choose(table, Column::State, "as shipped");
    QCOMPARE(columns->state(), ColumnState());
    QVERIFY(!table->isColumnHidden(Column::Why));
    QCOMPARE(table->horizontalHeader()->visualIndex(Column::State), 1);
}

void ColumnsTest::headsAreClicked()
{
    open();
    QTableView* table = tableOf("database");
    const TableColumns* columns = TableColumns::of(table);
    QHeaderView* heads = table->horizontalHeader();
    const auto click = [&](Qt::MouseButton button) {
        const QPoint place(heads->sectionViewportPosition(1) + 20, heads->height() / 2);
        QTest::mouseClick(heads->viewport(), button, {}, place);
        if (button == Qt::RightButton) {
            QContextMenuEvent asked(QContextMenuEvent::Mouse, place,
                                    heads->viewport()->mapToGlobal(place));
            QCoreApplication::sendEvent(heads->viewport(), &asked);
        }
    };
    click(Qt::LeftButton);
    QCOMPARE(columns->state().sortedBy, 1);
    click(Qt::LeftButton);
    QVERIFY(columns->state().isDescending);
    click(Qt::LeftButton);
    QCOMPARE(columns->state().sortedBy, -1);
    click(Qt::RightButton);
    auto* menu = table->findChild<QMenu*>(QStringLiteral("columns"));
    QVERIFY(menu != nullptr && menu->isVisible());
    menu->close();
}

void ColumnsTest::aWidthStaysAsItWasDragged()
{
    open();
    QTableView* table = tableOf("database");
    QHeaderView* heads = table->horizontalHeader();
    const int before = table->columnWidth(1);
    const QPoint edge(heads->sectionViewportPosition(1) + before - 1, heads->height() / 2);
    QTest::mousePress(heads->viewport(), Qt::LeftButton, {}, edge);
    QTest::mouseMove(heads->viewport(), edge + QPoint(20, 0));
    QTest::mouseMove(heads->viewport(), edge + QPoint(60, 0));
    QVERIFY(TableColumns::of(table)->isHeld());
    QTest::mouseRelease(heads->viewport(), Qt::LeftButton, {}, edge + QPoint(60, 0));
    QTRY_COMPARE(TableColumns::of(table)->widthOf(1), before + 60);
    const QSignalSpy pictures(session_.get(), &link::Session::topologyChanged);
    QTRY_VERIFY(pictures.count() > 1); // what is heard in the meantime moves nothing
    QCOMPARE(table->columnWidth(1), before + 60);
}

void ColumnsTest::itComesBack()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("lab.json"));
    open();
    keeper_ = std::make_unique<app::ArrangementKeeper>(*window_, *session_, file);
    choose(tableOf("services"), 1, "sort down");
    choose(tableOf("services"), 2, "column 2");
    choose(tableOf("alerts"), 0, "sort up");
    choose(tableOf("events"), 0, "wider");
    cleanup();
    openWindow(QStringLiteral("fa"), shared::ThemeName::Light, {1440, 900});
    keeper_ = std::make_unique<app::ArrangementKeeper>(*window_, *session_, file);
    const ColumnState services = TableColumns::of(tableOf("services"))->state();
    QCOMPARE(services.sortedBy, 1);
    QVERIFY(services.isDescending);
    QCOMPARE(services.hidden, std::set<int>{2});
    QCOMPARE(TableColumns::of(tableOf("alerts"))->state().sortedBy, 0);
    QVERIFY(TableColumns::of(tableOf("events"))->widthOf(0) > 0);
    QCOMPARE(TableColumns::of(tableOf("database"))->state(), ColumnState());
}

void ColumnsTest::whatCannotBeIsNotTaken()
{
    open();
    QTableView* events = tableOf("events");
    ColumnState wild;
    wild.order = {0, 5, 4, 3, 2, 1};
    wild.sortedBy = 3;
    TableColumns::of(events)->setState(wild);
    QCOMPARE(TableColumns::of(events)->state(), ColumnState()); // their order is that of time
    QCOMPARE(events->horizontalHeader()->visualIndex(5), 5);
}

void ColumnsTest::itLooksRight_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::newRow("columns dark") << QStringLiteral("en")
                                  << static_cast<int>(shared::ThemeName::Dark);
    QTest::newRow("columns fa light")
        << QStringLiteral("fa") << static_cast<int>(shared::ThemeName::Light);
}

void ColumnsTest::itLooksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    open(language, static_cast<shared::ThemeName>(theme));
    QTableView* table = tableOf("services");
    choose(table, 1, "sort up");
    QMenu* menu = menuOf(table, 1);
    for (const QAction* action : menu->actions()) {
        const QRect place = menu->actionGeometry(const_cast<QAction*>(action));
        QVERIFY2(action->isSeparator() ||
                     place.width() > menu->fontMetrics().horizontalAdvance(action->text()),
                 qPrintable(action->text()));
    }
    const QString look = qEnvironmentVariable("BAFAR_LOOK");
    if (!look.isEmpty()) {
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        QVERIFY(menu->grab().save(look + QLatin1Char('/') + name + QLatin1String(" menu.png")));
        menu->close();
        QVERIFY(app::dumpWindow(*window_, look, name).has_value());
    }
}

} // namespace bafar::test

TEST_CLASS(bafar::test::ColumnsTest)
#include "columns_test.moc"
