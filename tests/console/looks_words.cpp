// The rules about names, ink and words.
#include <QAbstractButton>
#include <QAccessible>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <algorithm>
#include <map>

#include "tests/console/looks.h"
#include "tests/console/looks_walk.h"
#include "tests/console/pseudo_language.h"
#include "ui/shared/agent_phrases.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"

namespace bafar::test {
namespace {

/// The strongest contrast with the colour that most of the area has; 21 where there is only one.
double strongestInk(const QImage& picture, const QRect& area)
{
    std::map<QRgb, int> counts;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            ++counts[picture.pixel(x, y)];
        }
    }
    if (counts.size() < 2) {
        return 21;
    }
    const auto most =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    double best = 1;
    for (const auto& [colour, count] : counts) {
        best = std::max(best, shared::contrast(QColor(colour), QColor(most->first)));
    }
    return best;
}

/// A picture may have more pixels than the window.
QRect inPixels(const QRect& area, const QImage& picture)
{
    const double scale = picture.devicePixelRatio();
    return QRectF(area.x() * scale, area.y() * scale, area.width() * scale, area.height() * scale)
               .toRect() &
           picture.rect();
}

/// What is seen of a widget, in the window's pixels.
QRect seenOf(const QWidget& widget, const QWidget& window)
{
    QRect area(widget.mapTo(&window, QPoint(0, 0)), widget.size());
    for (const QWidget* up = widget.parentWidget(); up != nullptr && up != &window;
         up = up->parentWidget()) {
        area &= QRect(up->mapTo(&window, QPoint(0, 0)), up->size());
    }
    return area & window.rect();
}

/// What agents say, which is English before it is translated, with anything where values stand.
const std::vector<QRegularExpression>& agentSentences()
{
    static const std::vector<QRegularExpression> List = [] {
        QStringList phrases;
        for (const char* phrase : shared::allPhrases()) {
            phrases.append(QString::fromUtf8(phrase));
        }
        std::sort(phrases.begin(), phrases.end(),
                  [](const QString& a, const QString& b) { return a.size() > b.size(); });
        static const QRegularExpression Place(QStringLiteral("%[0-9]"));
        std::vector<QRegularExpression> made;
        for (const QString& phrase : phrases) {
            QStringList parts = phrase.split(Place);
            std::transform(parts.begin(), parts.end(), parts.begin(),
                           [](const QString& part) { return QRegularExpression::escape(part); });
            made.emplace_back(parts.join(QStringLiteral(".{0,80}?")));
        }
        return made;
    }();
    return List;
}

bool hasWords(const QString& text)
{
    static const QRegularExpression Isolated(
        QStringLiteral("[\u2066\u2067\u2068][^\u2069]*\u2069"));
    static const QRegularExpression Word(QStringLiteral("[A-Za-z]{3,}"));
    static const QRegularExpression Tag(QStringLiteral("<[^>]*>"));
    // What is called so in every language.
    static const QRegularExpression Proper(QStringLiteral(
        "\\b(GTID|JSON|CSV|PNG|HTTP|TCP|CPU|VRRP|Keepalived|MariaDB|Redis|Docker|Swarm|"
        "gluster|Gluster|nginx|Prometheus|Bafar|Ctrl|Shift|Alt|Space|Escape)\\b"));
    QString left = QString(text).remove(Tag).remove(Proper);
    for (QString before; before != left;) { // isolates stand inside each other
        before = left;
        left.remove(Isolated);
    }
    left = PseudoLanguage::withoutTranslated(left);
    for (const QRegularExpression& sentence : agentSentences()) {
        if (!Word.match(left).hasMatch()) {
            return false;
        }
        left.remove(sentence);
    }
    return Word.match(left).hasMatch();
}

} // namespace

QString nameOf(const QWidget& widget)
{
    QString name = QString::fromLatin1(widget.metaObject()->className());
    if (!widget.objectName().isEmpty()) {
        name += QLatin1Char(' ') + widget.objectName();
    }
    for (const QWidget* up = widget.parentWidget(); up != nullptr; up = up->parentWidget()) {
        if (!up->objectName().isEmpty() && !up->objectName().startsWith(QLatin1String("qt_"))) {
            return name + QStringLiteral(" in ") + up->objectName();
        }
    }
    return name;
}

QString inShort(const QString& text)
{
    constexpr int Shown = 60;
    return QLatin1Char('"') + shared::withoutIsolation(text).left(Shown) + QLatin1Char('"');
}

QStringList namelessIn(const QWidget& window)
{
    QStringList faults;
    eachOf<QWidget>(window, [&](const QWidget& one) {
        if (one.focusPolicy() == Qt::NoFocus || one.focusProxy() != nullptr) {
            return;
        }
        const QAccessibleInterface* said =
            QAccessible::queryAccessibleInterface(const_cast<QWidget*>(&one));
        if (said == nullptr || said->text(QAccessible::Name).isEmpty()) {
            faults.append(QStringLiteral("no name: %1").arg(nameOf(one)));
        }
    });
    return faults;
}

QStringList faintIn(const QWidget& window, const QImage& picture, double ratio)
{
    QStringList faults;
    const auto look = [&](const QWidget& widget, const QString& text) {
        const QRect area = seenOf(widget, window);
        constexpr int Little = 6; // a strip of a scrolled text has no ink
        const bool says =
            std::any_of(text.begin(), text.end(), [](QChar one) { return one.isLetterOrNumber(); });
        if (!says || !widget.isEnabled() || area.height() < widget.height() ||
            area.width() < Little) {
            return;
        }
        if (const double ink = strongestInk(picture, inPixels(area, picture)); ink < ratio) {
            faults.append(QStringLiteral("faint: %1 %2 %3")
                              .arg(nameOf(widget), inShort(text))
                              .arg(ink, 0, 'f', 1));
        }
    };
    eachOf<QLabel>(window, [&](const QLabel& one) { look(one, one.text()); });
    eachOf<QAbstractButton>(window, [&](const QAbstractButton& one) { look(one, one.text()); });
    return faults;
}

QStringList untranslatedIn(const QWidget& window)
{
    QStringList faults;
    const auto look = [&faults](const QWidget& widget, const QString& text) {
        if (hasWords(text)) {
            faults.append(
                QStringLiteral("not translated: %1 %2").arg(nameOf(widget), inShort(text)));
        }
    };
    eachOf<QLabel>(window, [&](const QLabel& one) { look(one, one.text()); });
    eachOf<QAbstractButton>(window, [&](const QAbstractButton& one) { look(one, one.text()); });
    eachOf<QLineEdit>(window, [&](const QLineEdit& one) { look(one, one.placeholderText()); });
    eachOf<QHeaderView>(window, [&](const QHeaderView& one) {
        for (int i = 0; one.model() != nullptr && i < one.count(); ++i) {
            look(one, one.model()->headerData(i, one.orientation()).toString());
        }
    });
    eachOf<QWidget>(window, [&](const QWidget& one) {
        look(one, one.toolTip());
        look(one, one.accessibleName());
        look(one, one.accessibleDescription());
    });
    return faults;
}

} // namespace bafar::test
