// The map's twin on its page: what each thing is related to, the row of what is chosen, rows left
// out by a text, and rows as CSV.
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <algorithm>

#include "app/clicks.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/map/model.h"
#include "ui/shared/rows_csv.h"

namespace bafar::test {

using ui::map::ThingsModel;

class MapTableTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void relationsAreSaidInWords_data();
    void relationsAreSaidInWords();
    void manyRelationsAreCounted();
    void whatIsChosenElsewhereIsTheCurrentRow_data();
    void whatIsChosenElsewhereIsTheCurrentRow();
    void aRowChoosesOnce();
    void rowsWithoutTheTextAreLeftOut_data();
    void rowsWithoutTheTextAreLeftOut();
    void leavingRowsOutChoosesNothing();
    void rowsAreCopied();
    void noCellIsAFormula();

private:
    void open(const QString& language = QStringLiteral("en"), int services = 4);
    [[nodiscard]] bool showTable();
    [[nodiscard]] QTableView* table();
    [[nodiscard]] QString keyOf(const QModelIndex& index) const;
    [[nodiscard]] QString keys();
    [[nodiscard]] QLineEdit* field();
};

void MapTableTest::cleanup()
{
    if (window_ != nullptr) {
        closeWindow();
    }
}

void MapTableTest::open(const QString& language, int services)
{
    openWindow(language, shared::ThemeName::Dark, {1440, 900});
    Full wish;
    wish.services = services;
    wish.trouble = true;
    speakFull(agents_, wish);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
}

bool MapTableTest::showTable()
{
    return app::click(app::shownButton(*window_, QStringLiteral("as table")));
}

QTableView* MapTableTest::table()
{
    const QList<QTableView*> tables = window_->findChildren<QTableView*>();
    const auto found = std::find_if(tables.begin(), tables.end(), [](const QTableView* one) {
        return qobject_cast<const ThingsModel*>(one->model()) != nullptr;
    });
    return found == tables.end() ? nullptr : *found;
}

QString MapTableTest::keyOf(const QModelIndex& index) const
{
    return index.data(shared::RowsModel::KeyRole).toString();
}

QString MapTableTest::keys()
{
    QStringList all;
    const QAbstractItemModel* model = table()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        all.append(keyOf(model->index(row, 0)));
    }
    return all.join(QLatin1Char(' '));
}

QLineEdit* MapTableTest::field()
{
    return window_->findChild<QLineEdit*>(QStringLiteral("thing text"));
}

void MapTableTest::relationsAreSaidInWords_data()
{
    QTest::addColumn<QString>("thing");
    QTest::addColumn<QString>("related");
    QTest::newRow("given an address, its owner and who stands by")
        << QStringLiteral("floating_ip/web") << QStringLiteral("owned by n1; on standby n2, n3");
    QTest::newRow("given a primary, its replicas and where it runs")
        << QStringLiteral("cache/n2")
        << QStringLiteral("replicates to Redis n1, Redis n3; runs on n2");
    QTest::newRow("given a replica that stopped, that its replication failed")
        << QStringLiteral("database/n3")
        << QStringLiteral("replica of (failed) MariaDB n1; runs on n3");
    QTest::newRow("given some that are well and one that is not, that one first")
        << QStringLiteral("database/n1")
        << QStringLiteral(
               "replicates to (failed) MariaDB n3; replicates to MariaDB n2; runs on n1");
}

void MapTableTest::relationsAreSaidInWords()
{
    QFETCH(QString, thing);
    open();
    ThingsModel model;
    model.setTopology(session_->topology());
    const QModelIndex cell = model.index(model.rowOf(thing), ThingsModel::Related);
    QTEST(cell.data().toString(), "related");
}

void MapTableTest::manyRelationsAreCounted()
{
    open(QStringLiteral("en"), 10);
    ThingsModel model;
    model.setTopology(session_->topology());
    const QString related =
        model.index(model.rowOf(QStringLiteral("node/n1")), ThingsModel::Related).data().toString();
    QVERIFY2(related.endsWith(QLatin1String("; 3 more")), qPrintable(related));
}

void MapTableTest::whatIsChosenElsewhereIsTheCurrentRow_data()
{
    QTest::addColumn<bool>("tableFirst");
    QTest::newRow("given the table is shown, then it is in sight at once") << true;
    QTest::newRow("given the map is shown, then it is when the table is") << false;
}

void MapTableTest::whatIsChosenElsewhereIsTheCurrentRow()
{
    QFETCH(bool, tableFirst);
    open();
    if (tableFirst) {
        QVERIFY(showTable());
    }
    const QSignalSpy chosen(session_.get(), &link::Session::selectionChanged);
    for (const QString& thing : {QStringLiteral("node/n3"), QStringLiteral("floating_ip/web"),
                                 QStringLiteral("node/n2")}) {
        session_->select(thing);
    }
    QVERIFY(tableFirst || showTable());
    QTRY_COMPARE(keyOf(table()->currentIndex()), QStringLiteral("node/n2"));
    QVERIFY(table()->selectionModel()->isRowSelected(table()->currentIndex().row()));
    const auto seen = [this] {
        return table()->viewport()->rect().contains(
            table()->visualRect(table()->currentIndex()).center());
    };
    QTRY_VERIFY(seen());
    QCOMPARE(session_->selection(), QStringLiteral("node/n2"));
    QCOMPARE(chosen.count(), 3); // one for each, and none by the table
}

void MapTableTest::aRowChoosesOnce()
{
    open();
    QVERIFY(showTable());
    const QSignalSpy chosen(session_.get(), &link::Session::selectionChanged);
    const auto* model = qobject_cast<const ThingsModel*>(table()->model());
    const int row = model->rowOf(QStringLiteral("cache/n1"));
    table()->setCurrentIndex(model->index(row, ThingsModel::State));
    QCOMPARE(session_->selection(), QStringLiteral("cache/n1"));
    QCOMPARE(table()->currentIndex(), model->index(row, ThingsModel::State)); // and stays there
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Down);
    QCOMPARE(session_->selection(), QStringLiteral("cache/n2"));
    QCOMPARE(chosen.count(), 2);
}

void MapTableTest::rowsWithoutTheTextAreLeftOut_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("keys");
    const auto row = [](const char* name, const char* language, const char* text,
                        const char* left) {
        QTest::newRow(name) << QString::fromLatin1(language) << QString::fromLatin1(text)
                            << QString::fromLatin1(left);
    };
    row("given a relation, then the thing that has it", "en", "owned by n1", "floating_ip/web");
    row("given a name in other letters, then it and what is related to it", "en", " mariadb N3 ",
        "database/n1 database/n3 node/n3");
    row("given an address that stands isolated, then it is found", "fa", "192.0.2.100",
        "floating_ip/web node/n1 node/n2 node/n3");
    row("given a text that nothing has, then that is said", "en", "no such thing", "");
}

void MapTableTest::rowsWithoutTheTextAreLeftOut()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    open(language);
    QVERIFY(showTable());
    const QString all = keys();
    field()->setText(text);
    QTEST(keys(), "keys");
    const bool any = table()->model()->rowCount() > 0;
    QCOMPARE(table()->isVisible(), any);
    const QList<QLabel*> labels = window_->findChildren<QLabel*>();
    const bool isSaid = std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text() == QLatin1String("No thing fits the filter");
    });
    QCOMPARE(isSaid, !any);
    field()->clear();
    QCOMPARE(keys(), all);
    QVERIFY(table()->isVisible());
}

void MapTableTest::leavingRowsOutChoosesNothing()
{
    open();
    QVERIFY(showTable());
    session_->select(QStringLiteral("database/n2"));
    const QSignalSpy chosen(session_.get(), &link::Session::selectionChanged);
    field()->setText(QStringLiteral("owned by n1"));
    QVERIFY(!table()->currentIndex().isValid());
    field()->setText(QStringLiteral("owned by nobody"));
    field()->clear();
    QCOMPARE(keyOf(table()->currentIndex()), QStringLiteral("database/n2"));
    QCOMPARE(session_->selection(), QStringLiteral("database/n2"));
    QCOMPARE(chosen.count(), 0);
}

void MapTableTest::rowsAreCopied()
{
    open();
    QVERIFY(showTable());
    field()->setText(QStringLiteral("owned by n1"));
    QVERIFY(app::click(app::shownButton(*window_, QStringLiteral("copy things"))));
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 3); // the last one is empty
    QCOMPARE(lines[0],
             QStringLiteral("\"Name\",\"State\",\"Role\",\"Facts\",\"Related\",\"Said by\","
                            "\"Age\",\"Alerts\""));
    QVERIFY2(lines[1].startsWith(QLatin1String("\"192.0.2.100\",\"ok\",\"Floating IP\",")),
             qPrintable(lines[1]));
    QVERIFY(lines[1].contains(QLatin1String("\"owned by n1; on standby n2, n3\"")));
}

void MapTableTest::noCellIsAFormula()
{
    shared::RowsModel model({QStringLiteral("Name"), QStringLiteral("Says \"so\"")});
    model.setRows({{QStringLiteral("a"),
                    {{QStringLiteral("=1+1")},
                     {QString(QChar(0x2066)) + QStringLiteral("-x,y") + QChar(0x2069)}}},
                   {QStringLiteral("b"), {{QStringLiteral("plain")}}}});
    QCOMPARE(shared::rowsCsv(model), QStringLiteral("\"Name\",\"Says \"\"so\"\"\"\n"
                                                    "\"'=1+1\",\"'-x,y\"\n"
                                                    "\"plain\",\"\"\n"));
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapTableTest)
#include "map_table_test.moc"
