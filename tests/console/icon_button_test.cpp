// An icon and the text after it stand as far apart in both reading directions, and in the middle.
#include <QImage>
#include <QTest>
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>

#include "tests/support/main.h"
#include "ui/shared/icon_button.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::test {

using shared::IconButton;

class IconButtonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { shared::applyTheme(*qApp, shared::ThemeName::Dark); }

    void theTextIsAsFarFromItsIconInBothDirections_data();
    void theTextIsAsFarFromItsIconInBothDirections();
    void withoutATextItIsAsWideAsOthers();
};

/// A colour that no theme has.
static QIcon greenSquare()
{
    QPixmap square(16, 16);
    square.fill(QColor(0, 255, 0));
    return QIcon(square);
}

/// The first and the last column in which a pixel is meant; in the middle line and those near it,
/// where no border is.
template <class IsMeant>
static std::pair<int, int> columnsOf(const QImage& picture, const IsMeant& isMeant)
{
    constexpr int Near = 6;
    std::pair<int, int> columns{picture.width(), -1};
    for (int x = 4; x < picture.width() - 4; ++x) {
        for (int y = picture.height() / 2 - Near; y <= picture.height() / 2 + Near; ++y) {
            if (isMeant(picture.pixelColor(x, y))) {
                columns = {std::min(columns.first, x), std::max(columns.second, x)};
            }
        }
    }
    return columns;
}

void IconButtonTest::theTextIsAsFarFromItsIconInBothDirections_data()
{
    QTest::addColumn<int>("direction");
    QTest::addColumn<int>("more"); // pixels that it is wider than it wants
    for (const int more : {0, 60}) {
        QTest::addRow("given text from the left, %d wider", more)
            << static_cast<int>(Qt::LeftToRight) << more;
        QTest::addRow("given text from the right, %d wider", more)
            << static_cast<int>(Qt::RightToLeft) << more;
    }
}

void IconButtonTest::theTextIsAsFarFromItsIconInBothDirections()
{
    QFETCH(const int, direction);
    QFETCH(const int, more);
    IconButton button(QStringLiteral("HHHHH"), ""); // its letters are as wide as their ink, nearly
    button.setIcon(greenSquare());
    button.setLayoutDirection(static_cast<Qt::LayoutDirection>(direction));
    button.resize(button.sizeHint() + QSize(more, 0));
    const QImage picture = button.grab().toImage();
    const auto icon =
        columnsOf(picture, [](const QColor& one) { return one.green() > 200 && one.red() < 50; });
    const auto text =
        columnsOf(picture, [](const QColor& one) { return one.red() > 150 && one.green() > 150; });
    QCOMPARE(icon.second - icon.first + 1, 16);
    const bool mirrored = direction == Qt::RightToLeft;
    const int gap = mirrored ? icon.first - text.second - 1 : text.first - icon.second - 1;
    QVERIFY2(gap >= IconButton::IconGap - 1 && gap <= IconButton::IconGap + 3,
             qPrintable(QString::number(gap)));
    const int before = std::min(icon.first, text.first);
    const int after = picture.width() - 1 - std::max(icon.second, text.second);
    QVERIFY2(std::abs(before - after) <= 3,
             qPrintable(QStringLiteral("%1 %2").arg(before).arg(after)));
}

void IconButtonTest::withoutATextItIsAsWideAsOthers()
{
    IconButton button({}, "");
    button.setIcon(greenSquare());
    const std::unique_ptr<QPushButton> other(shared::makeButton({}, "", nullptr));
    other->setIcon(greenSquare());
    QCOMPARE(button.sizeHint(), other->sizeHint());
}

} // namespace bafar::test

using bafar::test::IconButtonTest;
TEST_CLASS(IconButtonTest)
#include "icon_button_test.moc"
