// Texts that are too long for their place: cut after some lines, or in the name that a button has
// in its text. The whole of them is told and can be shown.
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

#include "tests/support/main.h"
#include "ui/shared/action_buttons.h"
#include "ui/shared/elide.h"
#include "ui/shared/format.h"
#include "ui/shared/short_label.h"
#include "ui/shared/theme.h"

namespace bafar::test {

class ShortLabelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTextHasSomeLines_data();
    void aTextHasSomeLines();
    void aButtonKeepsItsVerb_data();
    void aButtonKeepsItsVerb();
    void givenALongTextThenAllOfItCanBeShown();
    void givenAShortTextThenNothingMoreIsOffered();
    void givenALongTitleThenAnActionStaysInItsPanel();
};

static QString words(int count)
{
    return QStringList(count, QStringLiteral("mmmm")).join(QLatin1Char(' '));
}

/// As tokens are in a right-to-left interface.
static QString isolated(const QString& token)
{
    return QChar(0x2066) + token + QChar(0x2069);
}

void ShortLabelTest::aTextHasSomeLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isCut");
    QTest::newRow("given nothing, then nothing") << QString() << false;
    QTest::newRow("given one line, then as it is") << words(2) << false;
    QTest::newRow("given as many as there are, then as it is") << words(6) << false;
    QTest::newRow("given a word more, then it is cut") << words(7) << true;
    QTest::newRow("given one word, then it is cut where it may break")
        << shared::breakable(QString(900, QLatin1Char('x'))) << true;
    QTest::newRow("given lines of its own, then they count")
        << QStringLiteral("a\nb\nc\nd") << true;
    QTest::newRow("given three of them, then as it is") << QStringLiteral("a\nb\nc") << false;
    QTest::newRow("given a long token, then it is closed") << isolated(words(40)) << true;
}

void ShortLabelTest::aTextHasSomeLines()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isCut);
    constexpr int Lines = 3;
    const QFont font = shared::bodyFont();
    const int width = QFontMetrics(font).horizontalAdvance(words(2) + QLatin1Char('m'));
    const QString found = shared::onLines(text, font, width, Lines);
    QCOMPARE(found != text, isCut);
    QCOMPARE(found.contains(QChar(0x2026)), isCut);
    QCOMPARE(shared::onLines(found, font, width, Lines), found); // it has room
    QVERIFY(shared::isolatesOpen(found).isEmpty());
    QString begin = found.left(found.indexOf(QChar(0x2026)));
    while (begin.endsWith(QChar(0x200D))) { // Qt's own, which keeps the last letter's shape
        begin.chop(1);
    }
    QVERIFY(text.startsWith(begin));
}

void ShortLabelTest::aButtonKeepsItsVerb_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("begin");
    QTest::addColumn<QString>("end");
    const QString name = isolated(QString(200, QLatin1Char('x')));
    QTest::newRow("given the object behind, then it gives way")
        << QStringLiteral("Scale %1").arg(name) << QStringLiteral("Scale ") << QString();
    QTest::newRow("given the object before, then it gives way")
        << QStringLiteral("%1 is drained").arg(name) << QString() << QStringLiteral(" is drained");
    QTest::newRow("given words alone, then their middle does")
        << QStringLiteral("Scale %1 up").arg(QString(200, QLatin1Char('x')))
        << QStringLiteral("Scale ") << QStringLiteral(" up");
}

void ShortLabelTest::aButtonKeepsItsVerb()
{
    QFETCH(const QString, text);
    QFETCH(const QString, begin);
    QFETCH(const QString, end);
    constexpr int Width = 200;
    const QFontMetrics metrics(shared::bodyFont());
    const QString found = shared::withObjectElided(text, metrics, Width);
    QVERIFY(found.contains(QChar(0x2026)));
    QVERIFY(found.startsWith(begin) && found.endsWith(end));
    QVERIFY(metrics.horizontalAdvance(found) <= Width);
    QVERIFY(shared::isolatesOpen(found).isEmpty());
    QCOMPARE(shared::withObjectElided(found, metrics, Width), found);
}

void ShortLabelTest::givenALongTextThenAllOfItCanBeShown()
{
    QWidget window;
    window.setFixedSize(240, 800);
    auto* layout = new QVBoxLayout(&window);
    auto* label = new shared::ShortLabel(shared::TextRole::Body, 3, &window);
    QPushButton* more = shared::makeMoreButton(label, &window);
    layout->addWidget(label);
    layout->addWidget(more);
    layout->addStretch(1);
    label->setText(words(60));
    window.show();
    QTRY_VERIFY(more->isVisible());
    QCOMPARE(label->text(), words(60)); // what is read out is whole
    const int few = label->heightForWidth(label->width());
    QVERIFY(few < 4 * label->fontMetrics().lineSpacing());
    QTRY_COMPARE(label->height(), few);
    more->click();
    QVERIFY(label->isWhole());
    QTRY_VERIFY(label->height() > 6 * label->fontMetrics().lineSpacing());
    QVERIFY(more->isVisible());
    more->click();
    QTRY_COMPARE(label->height(), few);
}

void ShortLabelTest::givenAShortTextThenNothingMoreIsOffered()
{
    QWidget window;
    window.setFixedSize(240, 800);
    auto* layout = new QVBoxLayout(&window);
    auto* label = new shared::ShortLabel(shared::TextRole::Body, 3, &window);
    QPushButton* more = shared::makeMoreButton(label, &window);
    layout->addWidget(label);
    layout->addWidget(more);
    layout->addStretch(1);
    label->setText(words(60));
    window.show();
    QTRY_VERIFY(more->isVisible());
    label->setText(words(2));
    QVERIFY(!more->isVisible());
    QVERIFY(label->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
}

void ShortLabelTest::givenALongTitleThenAnActionStaysInItsPanel()
{
    schema::ActionInfo offer;
    offer.name = "services.scale";
    offer.title = "Scale " + std::string(5000, 'x');
    shared::ActionButtons buttons(Qt::Vertical, "primary");
    buttons.setOffers({offer}, QStringLiteral("read-only"), true);
    const auto* action = buttons.findChild<QPushButton*>(QStringLiteral("action services.scale"));
    QVERIFY(action != nullptr);
    QVERIFY(buttons.sizeHint().width() <= shared::NamingButtonMax);
    QVERIFY(action->text().contains(QChar(0x2026)));
    QVERIFY(action->accessibleName().size() > action->text().size());
    QVERIFY(action->toolTip().contains(QLatin1String("read-only")));
    QVERIFY(action->toolTip().contains(action->accessibleName()));
}

} // namespace bafar::test

using bafar::test::ShortLabelTest;
TEST_CLASS(ShortLabelTest)
#include "short_label_test.moc"
