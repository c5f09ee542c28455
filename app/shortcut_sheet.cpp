#include "app/shortcut_sheet.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/main_window.h"
#include "app/shortcuts.h"
#include "ui/shared/format.h"
#include "ui/shared/local_keys.h"
#include "ui/shared/widgets.h"

namespace bafar::app {
namespace {

constexpr int SheetWidth = 760;
constexpr int HeadHeight = 60;
constexpr int HeadSpace = 8; ///< between a group's head and its keys
constexpr int KeysWidth = 96;
constexpr int Corner = 12; ///< below what scrolls, which has none

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

void addLines(QVBoxLayout* column, const QString& head, const std::vector<Line>& lines)
{
    if (lines.empty()) {
        return;
    }
    column->addWidget(shared::makeLabel(head, shared::TextRole::Section));
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(5);
    grid->setHorizontalSpacing(12);
    grid->setColumnStretch(0, 1);
    grid->setColumnMinimumWidth(1, KeysWidth); // those of two groups stand in one line
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
    column->addSpacing(14);
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
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 16, 0);
    head->addWidget(shared::makeLabel(tr("Keys"), shared::TextRole::Title, card()));
    head->addStretch(1);
    QPushButton* close = shared::makeButton(tr("Close"), "", card());
    connect(close, &QPushButton::clicked, this, &ShortcutSheet::leave);
    head->addWidget(close);
    auto* bar = new QWidget(card());
    bar->setFixedHeight(HeadHeight);
    bar->setLayout(head);
    rows->addWidget(bar);
    rows->addWidget(shared::makeRule(Qt::Horizontal, card()));
    const Groups groups = linesOf(window);
    QVBoxLayout* content = shared::makeScrolledColumn(rows);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(40);
    auto* first = new QVBoxLayout;
    first->setSpacing(HeadSpace);
    addLines(first, tr("Everywhere"), groups.everywhere);
    for (const auto& [page, lines] : groups.onPages) {
        addLines(first, tr("On the page %1").arg(page), lines);
    }
    first->addStretch(1);
    auto* second = new QVBoxLayout;
    second->setSpacing(HeadSpace);
    addLines(second, tr("Pages"), groups.pages);
    for (const auto& [area, lines] : groups.inViews) {
        addLines(second, area, lines);
    }
    second->addStretch(1);
    columns->addLayout(first, 3);
    columns->addLayout(second, 2);
    content->addLayout(columns);
    QWidget* inside = content->parentWidget();
    inside->setProperty("surface", QByteArrayLiteral("panel"));
    inside->setAttribute(Qt::WA_StyledBackground);
    inside->style()->unpolish(inside); // it has its looks already
    inside->style()->polish(inside);
    setLargest({SheetWidth, HeadHeight + inside->sizeHint().height() + 2 * Corner});
    show();
    raise();
    close->setFocus();
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
