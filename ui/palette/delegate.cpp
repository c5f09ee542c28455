#include "ui/palette/delegate.h"

#include <QPainter>
#include <QStyle>

#include "ui/palette/model.h"
#include "ui/shared/format.h"
#include "ui/shared/icon.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"

namespace bafar::ui::palette {
namespace {

constexpr int Side = 12;
constexpr int IconSize = 16;
constexpr int TextFrom = Side + IconSize + 12;
constexpr int MarkSize = 9;
constexpr int MarkSpace = MarkSize + 7;
constexpr int HeadHeight = 32;
constexpr int LineHeight = 36;
constexpr int TwoLinesHeight = 48;
constexpr int TitleHeight = 20;

const Row* rowOf(const QModelIndex& index)
{
    const auto* model = qobject_cast<const RowsList*>(index.model());
    return model == nullptr ? nullptr : model->rowAt(index);
}

/// Draws one line into a part of a row that is given as in a left-to-right one; returns its width.
class Line {
public:
    Line(QPainter& painter, const QStyleOptionViewItem& option)
        : painter_(painter)
        , option_(option)
    {
    }

    int draw(const QRect& area,
             const QString& text,
             const QFont& font,
             const QColor& colour,
             Qt::AlignmentFlag side = Qt::AlignLeft)
    {
        const QFontMetrics metrics(font);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, area.width());
        painter_.setFont(font);
        painter_.setPen(colour);
        painter_.drawText(
            visual(area),
            static_cast<int>(QStyle::visualAlignment(option_.direction, side | Qt::AlignVCenter) |
                             Qt::AlignAbsolute),
            shown);
        return metrics.horizontalAdvance(shown);
    }

    [[nodiscard]] QRect visual(const QRect& area) const
    {
        return QStyle::visualRect(option_.direction, option_.rect, area);
    }

private:
    QPainter& painter_;
    const QStyleOptionViewItem& option_;
};

} // namespace

const QIcon& Delegate::icon(const QString& name) const
{
    auto found = icons_.find(name);
    if (found == icons_.end()) {
        found = icons_.insert(name, shared::makeIcon(name, &shared::Tokens::muted));
    }
    return *found;
}

void Delegate::paintHead(QPainter* painter,
                         const QStyleOptionViewItem& option,
                         const Row& row) const
{
    const shared::Tokens& tokens = shared::tokensOf(option.palette);
    Line line(*painter, option);
    const QRect area = option.rect.adjusted(Side, 8, -Side, 0);
    const int width = line.draw(area, row.title.toUpper(), shared::sectionFont(), tokens.muted);
    line.draw(area.adjusted(width + 10, 0, 0, 0), row.detail, shared::captionFont(), tokens.muted);
}

void Delegate::paint(QPainter* painter,
                     const QStyleOptionViewItem& option,
                     const QModelIndex& index) const
{
    const Row* row = rowOf(index);
    if (row == nullptr) {
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setLayoutDirection(option.direction);
    if (row->isHead) {
        paintHead(painter, option, *row);
        painter->restore();
        return;
    }
    const shared::Tokens& tokens = shared::tokensOf(option.palette);
    const bool current = (option.state & QStyle::State_Selected) != 0;
    if (current) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.selection);
        painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6);
    }
    Line line(*painter, option);
    // Muted text is not easy to read on the selection.
    const QColor quiet = current ? tokens.text : tokens.muted;
    const QColor strong = row->enabled ? tokens.text : quiet;
    const QRect all = option.rect.adjusted(Side, 0, -Side, 0);
    const QRect image(all.left(), all.center().y() - IconSize / 2 + 1, IconSize, IconSize);
    icon(row->icon).paint(painter, line.visual(image), Qt::AlignCenter, QIcon::Normal,
                          current && row->enabled ? QIcon::On : QIcon::Off);
    QRect area = option.rect.adjusted(TextFrom, 0, -Side, 0);
    if (current && row->locked) {
        area.adjust(0, 0, -button_, 0);
    } else {
        const int place = line.draw(area, row->place, shared::captionFont(), quiet, Qt::AlignRight);
        area.adjust(0, 0, -place - 16, 0);
    }
    if (row->detail.isEmpty()) {
        line.draw(area, row->title, shared::bodyFont(), strong);
        painter->restore();
        return;
    }
    QRect title = area.adjusted(0, 5, 0, 0);
    title.setHeight(TitleHeight);
    line.draw(title, row->title, shared::strongFont(), strong);
    QRect detail = title.translated(0, TitleHeight - 1);
    if (row->mark) {
        const QRect square(detail.left(), detail.center().y() - MarkSize / 2, MarkSize, MarkSize);
        shared::paintStateMark(*painter, line.visual(square), *row->mark, tokens);
        detail.adjust(MarkSpace, 0, 0, 0);
    }
    line.draw(detail, row->detail, shared::captionFont(), quiet);
    painter->restore();
}

int Delegate::heightOf(const Row& row)
{
    return row.isHead ? HeadHeight : row.detail.isEmpty() ? LineHeight : TwoLinesHeight;
}

QSize Delegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const Row* row = rowOf(index);
    return {100, row == nullptr ? LineHeight : heightOf(*row)};
}

} // namespace bafar::ui::palette
