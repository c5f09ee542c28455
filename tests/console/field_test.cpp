// What a right-to-left interface does with fields and with what agents write in two directions.
#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include "app/language.h"
#include "tests/support/main.h"
#include "ui/shared/field.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::test {

class FieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anEmptyFieldBeginsWithTheInterface();
    void tokensWithWordsAreSaid();
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
    ports.value = "any to 9000/tcp, 80 to 8080/tcp";
    ports.technical = true;
    QVERIFY(!shared::isToken(ports));
    QCOMPARE(shared::withoutIsolation(shared::factValue(ports)),
             QStringLiteral("هر درگاه به 9000/tcp، 80 به 8080/tcp"));
    schema::Fact router = ports;
    router.name = "virtual router";
    router.value = "51 on eth0";
    QVERIFY(!shared::isToken(router));
    QCOMPARE(shared::withoutIsolation(shared::factValue(router)), QStringLiteral("۵۱ روی eth0"));
    schema::Fact image = ports;
    image.name = "image";
    QVERIFY(shared::isToken(image));
    QCOMPARE(shared::withoutIsolation(shared::factValue(image)),
             QStringLiteral("any to 9000/tcp, 80 to 8080/tcp"));
    app::applyLanguage(*qApp, QStringLiteral("en"));
    QVERIFY(shared::isToken(ports));
}

} // namespace bafar::test

using bafar::test::FieldTest;
TEST_CLASS(FieldTest)
#include "field_test.moc"
