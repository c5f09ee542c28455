#include "tests/console/looks.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <algorithm>

#include "tests/console/looks_walk.h"
#include "ui/shared/item_text.h"
#include "ui/shared/widgets.h"

namespace bafar::test {
namespace {

constexpr int Slack = 1; ///< pixels: sizes are rounded

QString sizeText(QSize size)
{
    return QStringLiteral("%1x%2").arg(size.width()).arg(size.height());
}

QString cutText(const QWidget& widget, const QString& text, int needed, int room)
{
    return QStringLiteral("cut: %1 %2 needs %3, has %4")
        .arg(nameOf(widget), inShort(text))
        .arg(needed)
        .arg(room);
}

void lookAtLabel(const QLabel& label, QStringList& faults)
{
    const bool isShortened = qobject_cast<const shared::ElidedLabel*>(&label) != nullptr;
    if (label.text().isEmpty() || isShortened) { // which is another rule's
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

/// Of a label that is shortened where there is no room.
void lookAtShortened(const shared::ElidedLabel& label, QStringList& faults)
{
    constexpr qsizetype LettersLeast = 3;
    const QFontMetrics metrics = label.fontMetrics();
    const int room = label.contentsRect().width();
    if (metrics.horizontalAdvance(label.text()) <= room) {
        return;
    }
    const QString shown = metrics.elidedText(label.text(), Qt::ElideRight, room);
    const auto letters =
        std::count_if(shown.begin(), shown.end(), [](QChar one) { return one.isLetterOrNumber(); });
    if (letters < LettersLeast) {
        faults.append(QStringLiteral("cut: %1 %2 keeps %3 letters, needs %4; it is %5 wide")
                          .arg(nameOf(label), inShort(label.text()))
                          .arg(letters)
                          .arg(LettersLeast)
                          .arg(room));
    }
    // Without a tip of its own it shows its text.
    if (!label.toolTip().isEmpty() && !tellsWhole(label.toolTip(), label.text())) {
        faults.append(QStringLiteral("not told: %1 %2 is shortened, its tip says %3")
                          .arg(nameOf(label), inShort(label.text()), inShort(label.toolTip())));
    }
    const QAccessibleInterface* said =
        QAccessible::queryAccessibleInterface(const_cast<shared::ElidedLabel*>(&label));
    const QString name = said == nullptr ? QString() : said->text(QAccessible::Name);
    if (!tellsWhole(name, label.text())) {
        faults.append(QStringLiteral("not told: %1 %2 is shortened, its accessible name is %3")
                          .arg(nameOf(label), inShort(label.text()), inShort(name)));
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
        faults.append(cutText(field, field.placeholderText(), needed, field.width()));
    }
}

void lookAtChoice(const QComboBox& box, QStringList& faults)
{
    constexpr int Sides = 2; // the style paints a pixel inside of the field
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    const int room =
        box.style()
            ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box)
            .width();
    const int needed = box.fontMetrics().horizontalAdvance(box.currentText()) + Sides;
    if (needed > room + Slack) {
        faults.append(cutText(box, box.currentText(), needed, room));
    }
}

void lookAtTabs(const QTabBar& bar, QStringList& faults)
{
    for (int tab = 0; tab < bar.count(); ++tab) {
        const int needed = bar.fontMetrics().horizontalAdvance(bar.tabText(tab));
        if (bar.isTabVisible(tab) && needed > bar.tabRect(tab).width() + Slack) {
            faults.append(cutText(bar, bar.tabText(tab), needed, bar.tabRect(tab).width()));
        }
    }
}

void lookAtGroup(const QGroupBox& box, QStringList& faults)
{
    constexpr int Sides = 16;
    const int needed = box.fontMetrics().horizontalAdvance(box.title());
    if (needed > box.width() - Sides + Slack) {
        faults.append(cutText(box, box.title(), needed, box.width() - Sides));
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

} // namespace

QStringList clippedIn(const QWidget& window)
{
    QStringList faults;
    eachOf<QLabel>(window, [&](const QLabel& one) { lookAtLabel(one, faults); });
    eachOf<QAbstractButton>(window, [&](const QAbstractButton& one) { lookAtButton(one, faults); });
    eachOf<shared::ElidedLabel>(
        window, [&](const shared::ElidedLabel& one) { lookAtShortened(one, faults); });
    eachOf<QLineEdit>(window, [&](const QLineEdit& one) { lookAtField(one, faults); });
    eachOf<QComboBox>(window, [&](const QComboBox& one) { lookAtChoice(one, faults); });
    eachOf<QTabBar>(window, [&](const QTabBar& one) { lookAtTabs(one, faults); });
    eachOf<QGroupBox>(window, [&](const QGroupBox& one) { lookAtGroup(one, faults); });
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

} // namespace bafar::test
