// What a right-to-left interface does with fields and with what agents write in two directions.
#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include "app/language.h"
#include "tests/support/main.h"
#include "ui/shared/field.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"
#include "ui/things/model.h"

namespace bafar::test {

class FieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anEmptyFieldBeginsWithTheInterface();
    void tokensWithWordsAreSaid();
    void aCellOfWordsIsNoToken();
};

void FieldTest::init()
{
    app::applyLanguage(*qApp, QStringLiteral("fa"));
}

void FieldTest::cleanup()
{
    app::applyLanguage(*qApp, QStringLiteral("en"));
}

/// Where the caret of a field of 200 pixels is; a field places its text when it is painted.
static int caretOf(QLineEdit& field)
{
    (void)field.grab();
    return field.inputMethodQuery(Qt::ImCursorRectangle).toRect().center().x();
}

void FieldTest::anEmptyFieldBeginsWithTheInterface()
{
    QLineEdit field;
    field.resize(200, 30);
    shared::beginWithInterface(&field);
    const int empty = caretOf(field);
    QVERIFY2(empty > 100, qPrintable(QString::number(empty)));
    field.setText(QStringLiteral("n1"));
    const int latin = caretOf(field);
    QVERIFY2(latin < 100, qPrintable(QString::number(latin)));
    field.clear();
    QCOMPARE(caretOf(field), empty);
}

void FieldTest::tokensWithWordsAreSaid()
{
    schema::Fact ports;
    ports.name = "ports";
    ports.value = "automatic to 9000/tcp, 80 to 8080/tcp";
    ports.technical = true;
    QVERIFY(!shared::isToken(ports));
    QCOMPARE(shared::withoutIsolation(shared::factValue(ports)),
             QStringLiteral("خودکار به 9000/tcp، 80 به 8080/tcp"));
    schema::Fact router = ports;
    router.name = "virtual router";
    router.value = "51 on eth0";
    QVERIFY(!shared::isToken(router));
    QCOMPARE(shared::withoutIsolation(shared::factValue(router)), QStringLiteral("۵۱ روی eth0"));
    schema::Fact image = ports;
    image.name = "image";
    QVERIFY(shared::isToken(image));
    QCOMPARE(shared::withoutIsolation(shared::factValue(image)),
             QStringLiteral("automatic to 9000/tcp, 80 to 8080/tcp"));
    schema::Fact load;
    load.name = "load";
    load.value = "1.52";
    QCOMPARE(shared::factValue(load), QStringLiteral("۱٫۵۲"));
    app::applyLanguage(*qApp, QStringLiteral("en"));
    QVERIFY(shared::isToken(ports));
    QCOMPARE(shared::factValue(load), QStringLiteral("1.52"));
}

/// A token is cut in its middle, words are not.
void FieldTest::aCellOfWordsIsNoToken()
{
    topology::Thing web;
    web.entity.id = "services/web";
    web.entity.concept_ = "services";
    web.entity.title = "web";
    web.entity.state = schema::State::Ok;
    web.entity.facts = {{"ports", "80 to 9000/tcp", true}};
    topology::Topology topology;
    topology.things = {web};
    ui::things::ThingsModel model("services", {{"ports", shared::CellLook::Technical}});
    const auto look = [&] {
        model.setTopology(topology);
        const QModelIndex cell = model.index(0, ui::things::ThingsModel::FirstFact);
        return static_cast<shared::CellLook>(cell.data(shared::RowsModel::LookRole).toInt());
    };
    QVERIFY(look() == shared::CellLook::Plain);
    app::applyLanguage(*qApp, QStringLiteral("en"));
    QVERIFY(look() == shared::CellLook::Technical);
}

} // namespace bafar::test

using bafar::test::FieldTest;
TEST_CLASS(FieldTest)
#include "field_test.moc"
