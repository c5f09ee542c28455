#include "app/shortcut_sheet.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/even_columns.h"
#include "app/main_window.h"
#include "app/more_below.h"
#include "app/shortcuts.h"
#include "ui/shared/format.h"
#include "ui/shared/local_keys.h"
#include "ui/shared/widgets.h"

namespace bafar::app {
namespace {

constexpr EvenColumns::Measures Columns{.column = 400, .between = 40, .below = 28, .most = 3};
constexpr int Edge = 1;         ///< the card's line
constexpr int ColumnsEdge = 42; ///< beside all of them: both margins, and the bar that scrolls
constexpr int SheetWidth =
    Columns.most * Columns.column + (Columns.most - 1) * Columns.between + ColumnsEdge + 2 * Edge;
constexpr int HeadHeight = 60;
constexpr int HeadSpace = 8; ///< between a group's head and its keys
constexpr int Corner = 12;   ///< below what scrolls, which has none

struct Line {
    QString text;
    QStringList keys;
};

struct Groups {
    std::vector<Line> everywhere;
    std::vector<Line> pages;
    /// By the title of the page that they are of, in the navigation's order.
    std::vector<std::pair<QString, std::vector<Line>>> onPages;
    /// Keys of views that have the focus, by what those views are.
    std::vector<std::pair<QString, std::vector<Line>>> inViews;
};

/// The title of the page that something is a part of.
QString pageOf(const QObject* part)
{
    while (part != nullptr && !part->property(PageTitle).isValid()) {
        part = part->parent();
    }
    return part == nullptr ? QString() : part->property(PageTitle).toString();
}

std::vector<Line>& linesOfPage(Groups& groups, const QString& title)
{
    for (auto& [page, lines] : groups.onPages) {
        if (page == title) {
            return lines;
        }
    }
    return groups.onPages.emplace_back(title, std::vector<Line>()).second;
}

/// What views declare, once for all views of an area.
void addViews(Groups& groups, const QWidget& window)
{
    for (const QWidget* view : window.findChildren<QWidget*>()) {
        const shared::LocalKeys declared = shared::keysOf(*view);
        const bool isThere =
            std::any_of(groups.inViews.begin(), groups.inViews.end(),
                        [&declared](const auto& one) { return one.first == declared.area; });
        if (declared.keys.isEmpty() || isThere) {
            continue;
        }
        std::vector<Line> lines;
        for (const shared::LocalKey& key : declared.keys) {
            Line& line = lines.emplace_back(Line{key.text, {}});
            for (const QKeySequence& sequence : key.keys) {
                line.keys.append(keyText(sequence));
            }
        }
        groups.inViews.emplace_back(declared.area, std::move(lines));
    }
}

/// The shortcuts of the window by group; keys that do the same are one line.
Groups linesOf(const QWidget& window)
{
    Groups groups;
    for (const QShortcut* shortcut : window.findChildren<QShortcut*>()) {
        if (shortcut->whatsThis().isEmpty()) {
            continue;
        }
        std::vector<Line>& lines =
            shortcut->parent() != &window ? linesOfPage(groups, pageOf(shortcut->parent()))
            : shortcut->objectName() == QLatin1String("page") ? groups.pages
                                                              : groups.everywhere;
        if (lines.empty() || lines.back().text != shortcut->whatsThis()) {
            lines.push_back({shortcut->whatsThis(), {}});
        }
        lines.back().keys.append(keyText(shortcut->key()));
    }
    addViews(groups, window);
    return groups;
}

void addGroup(EvenColumns* columns, const QString& head, const std::vector<Line>& lines)
{
    if (lines.empty()) {
        return;
    }
    auto* column = new QVBoxLayout(columns->addPart());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(HeadSpace);
    column->addWidget(shared::makeLabel(head, shared::TextRole::Section));
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(5);
    grid->setHorizontalSpacing(12);
    grid->setColumnStretch(0, 1);
    int row = -1;
    for (const Line& line : lines) {
        ++row;
        auto* text = shared::makeLabel(line.text, shared::TextRole::Body);
        text->setWordWrap(true);
        text->setAccessibleDescription(line.keys.join(shared::separator()));
        grid->addWidget(text, row, 0);
        auto* keys = new QHBoxLayout;
        keys->setSpacing(6);
        for (const QString& key : line.keys) {
            keys->addWidget(shared::makeBadge(key, "plain"));
        }
        grid->addLayout(keys, row, 1, Qt::AlignLeading | Qt::AlignVCenter);
    }
    column->addLayout(grid);
}

/// The keys of all groups begin at one place of their columns.
void alignKeys(const EvenColumns& columns)
{
    const auto grids = columns.findChildren<QGridLayout*>();
    int widest = 0;
    for (const QGridLayout* grid : grids) {
        for (int row = 0; row < grid->rowCount(); ++row) {
            widest = std::max(widest, grid->itemAtPosition(row, 1)->sizeHint().width());
        }
    }
    for (QGridLayout* grid : grids) {
        grid->setColumnMinimumWidth(1, widest);
    }
}

void addGroups(EvenColumns* columns, const Groups& groups)
{
    addGroup(columns, ShortcutSheet::tr("Everywhere"), groups.everywhere);
    addGroup(columns, ShortcutSheet::tr("Pages"), groups.pages);
    for (const auto& [page, lines] : groups.onPages) {
        addGroup(columns, ShortcutSheet::tr("On the page %1").arg(page), lines);
    }
    for (const auto& [area, lines] : groups.inViews) {
        addGroup(columns, area, lines);
    }
    alignKeys(*columns);
}

} // namespace

ShortcutSheet::ShortcutSheet(const QWidget& window, QWidget* place)
    : Overlay(place, {SheetWidth, HeadHeight})
{
    setObjectName(QStringLiteral("shortcuts"));
    card()->setAccessibleName(tr("Keys"));
    auto* rows = new QVBoxLayout(card());
    rows->setContentsMargins(0, 0, 0, Corner);
    rows->setSpacing(0);
    QPushButton* close = makeHead(rows);
    QWidget* inside = shared::makeScrolledColumn(rows)->parentWidget();
    area_ = card()->findChild<QScrollArea*>();
    auto* columns = new EvenColumns(Columns, inside);
    addGroups(columns, linesOf(window));
    inside->layout()->addWidget(columns);
    inside->setProperty("surface", QByteArrayLiteral("panel"));
    inside->setAttribute(Qt::WA_StyledBackground);
    inside->style()->unpolish(inside); // it has its looks already
    inside->style()->polish(inside);
    new MoreBelow(area_);
    fit();
    show();
    raise();
    close->setFocus();
}

QPushButton* ShortcutSheet::makeHead(QVBoxLayout* rows)
{
    auto* bar = new QWidget(card());
    bar->setFixedHeight(HeadHeight);
    auto* head = new QHBoxLayout(bar);
    head->setContentsMargins(16, 0, 16, 0);
    head->addWidget(shared::makeLabel(tr("Keys"), shared::TextRole::Title, bar));
    head->addStretch(1);
    QPushButton* close = shared::makeButton(tr("Close"), "", bar);
    connect(close, &QPushButton::clicked, this, &ShortcutSheet::leave);
    head->addWidget(close);
    rows->addWidget(bar);
    rows->addWidget(shared::makeRule(Qt::Horizontal, card()));
    return close;
}

/// As high as it needs to be in its width, which is the window's matter.
void ShortcutSheet::fit()
{
    const int needed = area_->widget()->heightForWidth(card()->width() - 2 * Edge);
    setLargest({SheetWidth, HeadHeight + needed + 2 * Corner});
}

bool ShortcutSheet::eventFilter(QObject* object, QEvent* event)
{
    const bool handled = Overlay::eventFilter(object, event);
    if (object == parentWidget() && event->type() == QEvent::Resize) {
        fit();
    }
    return handled;
}

/// The button has the focus: what scrolls has none.
void ShortcutSheet::keyPressEvent(QKeyEvent* event)
{
    QScrollBar* bar = area_->verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_PageUp: bar->triggerAction(QAbstractSlider::SliderPageStepSub); break;
    case Qt::Key_PageDown: bar->triggerAction(QAbstractSlider::SliderPageStepAdd); break;
    case Qt::Key_Home: bar->triggerAction(QAbstractSlider::SliderToMinimum); break;
    case Qt::Key_End: bar->triggerAction(QAbstractSlider::SliderToMaximum); break;
    default: break;
    }
    Overlay::keyPressEvent(event);
}

void ShortcutSheet::leave()
{
    dismiss();
    deleteLater();
}

void ShortcutSheet::mousePressEvent(QMouseEvent* event)
{
    if (!card()->geometry().contains(event->pos())) {
        leave();
    }
}

} // namespace bafar::app
