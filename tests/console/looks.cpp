#include "tests/console/looks.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTableView>
#include <map>

#include "tests/console/pseudo_language.h"
#include "ui/shared/agent_phrases.h"
#include "ui/shared/format.h"
#include "ui/shared/item_text.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::test {
namespace {

constexpr int Slack = 1; ///< pixels: sizes are rounded

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

QString sizeText(QSize size)
{
    return QStringLiteral("%1x%2").arg(size.width()).arg(size.height());
}

/// Every visible widget of a kind.
template <class Kind, class Visit>
void eachOf(const QWidget& window, const Visit& visit)
{
    for (const Kind* widget : window.findChildren<Kind*>()) {
        if (widget->isVisible() && !widget->size().isEmpty()) {
            visit(*widget);
        }
    }
}

QString inShort(const QString& text)
{
    constexpr int Shown = 60;
    return QLatin1Char('"') + shared::withoutIsolation(text).left(Shown) + QLatin1Char('"');
}

void lookAtLabel(const QLabel& label, QStringList& faults)
{
    const bool isShortened = qobject_cast<const shared::ElidedLabel*>(&label) != nullptr;
    if (label.text().isEmpty() || isShortened) { // which tells the rest in its tooltip
        return;
    }
    const QSize needed = label.wordWrap() ? QSize(label.minimumSizeHint().width(),
                                                  label.heightForWidth(label.width()))
                                          : label.sizeHint();
    if (needed.width() > label.width() + Slack || needed.height() > label.height() + Slack) {
        faults.append(QStringLiteral("cut: %1 %2 needs %3, has %4")
                          .arg(nameOf(label), inShort(label.text()), sizeText(needed),
                               sizeText(label.size())));
    }
}

void lookAtButton(const QAbstractButton& button, QStringList& faults)
{
    const QSize needed(button.sizeHint().width(), button.fontMetrics().height());
    if (!button.text().isEmpty() &&
        (needed.width() > button.width() + Slack || needed.height() > button.height() + Slack)) {
        faults.append(QStringLiteral("cut: %1 %2 needs %3, has %4")
                          .arg(nameOf(button), inShort(button.text()), sizeText(needed),
                               sizeText(button.size())));
    }
}

void lookAtField(const QLineEdit& field, QStringList& faults)
{
    constexpr int Sides = 12;
    const int needed = field.fontMetrics().horizontalAdvance(field.placeholderText()) + Sides;
    if (field.text().isEmpty() && needed > field.width() + Slack) {
        faults.append(QStringLiteral("cut: %1 %2 needs %3, has %4")
                          .arg(nameOf(field), inShort(field.placeholderText()))
                          .arg(needed)
                          .arg(field.width()));
    }
}

void lookAtHead(const QHeaderView& head, QStringList& faults)
{
    if (head.orientation() != Qt::Horizontal || head.model() == nullptr) {
        return;
    }
    for (int column = 0; column < head.count(); ++column) {
        const QString text = head.model()->headerData(column, Qt::Horizontal).toString();
        const int needed = head.fontMetrics().horizontalAdvance(text);
        if (!head.isSectionHidden(column) && needed > head.sectionSize(column) + Slack) {
            faults.append(QStringLiteral("cut: head %1 of %2 needs %3, has %4")
                              .arg(inShort(text), nameOf(head))
                              .arg(needed)
                              .arg(head.sectionSize(column)));
        }
    }
}

/// What lies in a layout, and in the layouts in it.
void collect(const QLayout& layout, QWidgetList& widgets)
{
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* item = layout.itemAt(i);
        if (item->layout() != nullptr) {
            collect(*item->layout(), widgets);
        } else if (item->widget() != nullptr && item->widget()->isVisible() &&
                   !item->widget()->size().isEmpty()) {
            widgets.append(item->widget());
        }
    }
}

bool overlap(const QRect& a, const QRect& b)
{
    const QRect both = a & b;
    return both.width() > Slack && both.height() > Slack;
}

void lookAtLayout(const QWidget& holder, QStringList& faults)
{
    if (holder.layout() == nullptr ||
        qobject_cast<const QAbstractScrollArea*>(&holder) != nullptr) {
        return;
    }
    QWidgetList widgets;
    collect(*holder.layout(), widgets);
    for (int i = 0; i < widgets.size(); ++i) {
        const QRect area = widgets[i]->geometry();
        if (!holder.rect().adjusted(-Slack, -Slack, Slack, Slack).contains(area)) {
            faults.append(
                QStringLiteral("outside: %1 in %2").arg(nameOf(*widgets[i]), nameOf(holder)));
        }
        for (int j = 0; j < i; ++j) {
            if (overlap(area, widgets[j]->geometry())) {
                faults.append(QStringLiteral("on each other: %1 and %2")
                                  .arg(nameOf(*widgets[i]), nameOf(*widgets[j])));
            }
        }
    }
}

/// What a horizontal scroll bar would show, where there is none.
void lookAtScrollArea(const QScrollArea& area, QStringList& faults)
{
    if (area.widget() != nullptr && area.horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
        area.widget()->width() > area.viewport()->width() + Slack) {
        faults.append(QStringLiteral("wider than its place: %1 needs %2, has %3")
                          .arg(nameOf(area))
                          .arg(area.widget()->width())
                          .arg(area.viewport()->width()));
    }
}

bool isText(const shared::PaintedItem& item)
{
    return item.role == QAccessible::StaticText || item.role == QAccessible::Heading;
}

void lookAtPainted(const QWidget& widget, QStringList& faults)
{
    const auto* painted = dynamic_cast<const shared::PaintedItems*>(&widget);
    if (painted == nullptr) {
        return;
    }
    const std::vector<shared::PaintedItem>& items = painted->items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (isText(items[i]) && isText(items[j]) &&
                overlap(items[i].rectangle, items[j].rectangle)) {
                faults.append(
                    QStringLiteral("on each other: %1 and %2 painted in %3")
                        .arg(inShort(items[i].name), inShort(items[j].name), nameOf(widget)));
            }
        }
    }
}

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
        for (const auto& some :
             {shared::agentPhrases(), shared::conceptPhrases(), shared::alertPhrases()}) {
            for (const char* phrase : some) {
                phrases.append(QString::fromUtf8(phrase));
            }
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
    QString left = text;
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

QStringList clippedIn(const QWidget& window)
{
    QStringList faults;
    eachOf<QLabel>(window, [&](const QLabel& one) { lookAtLabel(one, faults); });
    eachOf<QAbstractButton>(window, [&](const QAbstractButton& one) { lookAtButton(one, faults); });
    eachOf<QLineEdit>(window, [&](const QLineEdit& one) { lookAtField(one, faults); });
    eachOf<QHeaderView>(window, [&](const QHeaderView& one) { lookAtHead(one, faults); });
    eachOf<QScrollArea>(window, [&](const QScrollArea& one) { lookAtScrollArea(one, faults); });
    return faults;
}

QStringList overlapsIn(const QWidget& window)
{
    QStringList faults;
    eachOf<QWidget>(window, [&](const QWidget& one) {
        lookAtLayout(one, faults);
        lookAtPainted(one, faults);
    });
    return faults;
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
        if (text.trimmed().isEmpty() || !widget.isEnabled() || area.height() < widget.height() ||
            area.width() < Little) {
            return;
        }
        if (const double ink = strongestInk(picture, area); ink < ratio) {
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
