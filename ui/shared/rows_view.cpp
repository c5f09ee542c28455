#include "ui/shared/rows_view.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTableView>
#include <QToolTip>
#include <algorithm>

#include "ui/shared/density.h"
#include "ui/shared/elide.h"
#include "ui/shared/format.h"
#include "ui/shared/key_focus.h"
#include "ui/shared/rows_model.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/widgets.h"

namespace bafar::shared {
namespace {

constexpr int Side = 8;
constexpr int MarkSize = 9;
constexpr int MarkSpace = MarkSize + 8;
constexpr int PartIndent = 18; ///< of a row's part, its mark included

CellLook lookOf(const QModelIndex& index)
{
    return static_cast<CellLook>(index.data(RowsModel::LookRole).toInt());
}

QColor colourOf(CellLook look, bool selected, const Tokens& tokens)
{
    switch (look) {
    case CellLook::Muted: return tokens.muted;
    case CellLook::Link: return selected ? tokens.text : tokens.accent;
    default: return tokens.text;
    }
}

QFont fontOf(const QModelIndex& index)
{
    const QVariant font = index.data(Qt::FontRole);
    return font.isValid() ? font.value<QFont>() : bodyFont();
}

/// The end of a path, an image or a position tells as much as its beginning.
bool isCutInside(const QModelIndex& index)
{
    return lookOf(index) == CellLook::Technical;
}

int indentOf(const QModelIndex& index)
{
    return index.data(RowsModel::PartRole).toBool() ? PartIndent : 0;
}

/// A figure stands where its line ends, any other text where it begins.
Qt::AlignmentFlag edgeOf(const QModelIndex& index, bool mirrored)
{
    const bool trails = index.data(Qt::TextAlignmentRole).toInt() == FigureAlignment;
    return mirrored != trails ? Qt::AlignRight : Qt::AlignLeft;
}

/// Pixels of a cell that are not its text: margins, indent and mark.
int chromeOf(const QModelIndex& index)
{
    return 2 * Side + indentOf(index) + (index.data(RowsModel::MarkRole).isValid() ? MarkSpace : 0);
}

QString onOneLine(QString lines)
{
    return lines.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

bool isOnTwoLines(const QString& text, const QFontMetrics& metrics, int width)
{
    return onOneLine(onFewLines(text, metrics, width, 2)) == text;
}

/// All of it where two lines hold that, else as many of its parts as they hold, one at least.
QString reasonText(const QString& text, const QFontMetrics& metrics, int width, int lines)
{
    const QString parts =
        wholeParts(text, [&](const QString& some) { return isOnTwoLines(some, metrics, width); });
    return onFewLines(parts, metrics, width, lines);
}

/// With each digit as the widest of its script: Persian ones differ, and a figure that changes each
/// second must not move columns. Latin ones are all as wide where figures are written.
QString inWidestDigits(QString text, const QFontMetrics& metrics)
{
    const auto isOther = [](QChar one) { return one.isDigit() && one.unicode() > 0x7F; };
    const auto first = std::find_if(text.cbegin(), text.cend(), isOther);
    if (first == text.cend()) {
        return text;
    }
    const int zero = first->unicode() - first->digitValue();
    const QFontMetricsF exact(metrics);
    QChar widest(zero);
    for (int digit = 1; digit < 10; ++digit) {
        const QChar one(zero + digit);
        if (exact.horizontalAdvance(one) > exact.horizontalAdvance(widest)) {
            widest = one;
        }
    }
    std::replace_if(text.begin(), text.end(), isOther, widest);
    return text;
}

} // namespace

RowsDelegate::RowsDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
{
}

void RowsDelegate::paint(QPainter* painter,
                         const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const Tokens& tokens = tokensOf(option.palette);
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter->save();
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    if (selected) {
        painter->fillRect(option.rect, tokens.selection);
    }
    painter->setPen(QPen(tokens.line, 1));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const int indent = indentOf(index);
    QRect area =
        option.rect.adjusted(Side + (mirrored ? 0 : indent), 0, -Side - (mirrored ? indent : 0), 0);
    if (const QVariant mark = index.data(RowsModel::MarkRole); mark.isValid()) {
        const int left = mirrored ? area.right() - MarkSize + 1 : area.left();
        const QRectF square(left, area.center().y() - MarkSize / 2.0 + 0.5, MarkSize, MarkSize);
        paintStateMark(*painter, square, static_cast<schema::State>(mark.toInt()), tokens);
        area.adjust(mirrored ? 0 : MarkSpace, 0, mirrored ? -MarkSpace : 0, 0);
    }
    const int gap = gapBehind(index.column());
    area.adjust(mirrored ? gap : 0, 0, mirrored ? 0 : -gap, 0);
    const QFont font = fontOf(index);
    painter->setFont(font);
    painter->setPen(colourOf(lookOf(index), selected, tokens));
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    const bool wraps = table != nullptr && table->wordWrap();
    const int flags = static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute) |
                      static_cast<int>(edgeOf(index, mirrored)) |
                      (wraps ? static_cast<int>(Qt::TextWordWrap) : 0);
    const QString shown = shownText(option, index, area);
    const QString text = wraps && mirrored ? withoutSpacesAtEnds(shown, font, area.width()) : shown;
    painter->drawText(QRectF(area).translated(0, toBaseLine(text, font)), flags, text);
    painter->restore();
    markCurrentCell(*painter, option);
}

/// Its whole text stays with the model.
QString RowsDelegate::shownText(const QStyleOptionViewItem& option,
                                const QModelIndex& index,
                                const QRect& area) const
{
    const QString text = index.data().toString();
    const QFontMetrics metrics(fontOf(index));
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    if (table != nullptr && table->wordWrap()) {
        return wrappedText(index, area.width());
    }
    const int lines = area.height() / metrics.lineSpacing();
    if (index.column() == parted_ && areReasons_) {
        return reasonText(text, metrics, area.width(), std::max(1, lines));
    }
    if (index.column() == parted_ && lines > 1) {
        return onFewLines(text, metrics, area.width(), lines);
    }
    return elided(text, metrics, area.width(), isCutInside(index));
}

QString RowsDelegate::wrappedText(const QModelIndex& index, int width) const
{
    const QString text = index.data().toString();
    const QFont font = fontOf(index);
    const QFontMetrics metrics(font);
    const QString lines = onLines(breakableIn(text, metrics, width), font, width, linesMax_);
    const QRect room(0, 0, width, 10'000);
    const bool isWord = !text.contains(QLatin1Char(' '));
    return !isWord || metrics.boundingRect(room, Qt::TextWordWrap, lines).width() <= width + 1
               ? lines
               : elided(text, metrics, width, isCutInside(index));
}

bool RowsDelegate::helpEvent(QHelpEvent* event,
                             QAbstractItemView* view,
                             const QStyleOptionViewItem& option,
                             const QModelIndex& index)
{
    const QRect area = option.rect.adjusted(0, 0, -chromeOf(index), 0);
    const QString tip = index.data(Qt::ToolTipRole).toString();
    const QString whole = plainTip(index.data().toString());
    if (event->type() != QEvent::ToolTip || tip.contains(whole) ||
        !isCut(shownText(option, index, area), index)) {
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    }
    const QString more = tip.isEmpty() ? QString() : QLatin1String("<br>") + tip;
    QToolTip::showText(event->globalPos(), whole + more, view);
    event->accept();
    return true;
}

/// With an ellipsis, or by whole parts.
bool RowsDelegate::isCut(const QString& shown, const QModelIndex& index) const
{
    const bool isReason = index.column() == parted_ && areReasons_;
    const bool lacksParts = isReason && onOneLine(shown) != index.data().toString();
    return lacksParts || shown.contains(QChar(0x2026));
}

QSize RowsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    const int chrome = chromeOf(index);
    if (table != nullptr && table->wordWrap() && table->columnWidth(index.column()) > chrome) {
        const QRect room(0, 0, table->columnWidth(index.column()) - chrome, 10'000);
        const QRect used =
            QFontMetrics(fontOf(index))
                .boundingRect(room, Qt::TextWordWrap, wrappedText(index, room.width()));
        return {used.width() + chrome, std::max(rowHeight() - 2, used.height() + 12)};
    }
    return {lineWidth(index), rowHeight()};
}

int RowsDelegate::lineWidth(const QModelIndex& index)
{
    const QFontMetrics metrics(fontOf(index));
    const QString text = index.data().toString();
    const bool isOfFigures = index.data(Qt::TextAlignmentRole).toInt() == FigureAlignment;
    return metrics.horizontalAdvance(isOfFigures ? inWidestDigits(text, metrics) : text) +
           chromeOf(index) + 2;
}

int RowsDelegate::wordWidth(const QModelIndex& index)
{
    constexpr int NameMost = 24; ///< letters of a name that is not parted
    const QString text = index.data().toString();
    const bool isName = text.size() <= NameMost && !text.contains(QLatin1Char(' '));
    const QString parted = isName ? text : breakable(text).replace(QChar(0x200B), QLatin1Char(' '));
    const QFontMetrics metrics(fontOf(index));
    int widest = 0;
    for (const QString& word : parted.split(QLatin1Char(' '))) {
        widest = std::max(widest, metrics.horizontalAdvance(word));
    }
    return widest + chromeOf(index) + 2;
}

bool RowsDelegate::isOnOneLine(const QModelIndex& index, int width)
{
    return QFontMetrics(fontOf(index)).horizontalAdvance(index.data().toString()) <=
           width - chromeOf(index);
}

bool RowsDelegate::isWholeIn(const QModelIndex& index, int width)
{
    return isOnTwoLines(index.data().toString(), QFontMetrics(fontOf(index)),
                        width - chromeOf(index));
}

bool RowsDelegate::isReasonOn(const QModelIndex& index, int width, int lines)
{
    const QFontMetrics metrics(fontOf(index));
    return !reasonText(index.data().toString(), metrics, width - chromeOf(index), lines)
                .contains(QChar(0x2026));
}

int RowsDelegate::linesIn(const QModelIndex& index, int width)
{
    const QFontMetrics metrics(fontOf(index));
    const QString text = index.data().toString();
    return 1 + static_cast<int>(reasonText(text, metrics, width - chromeOf(index), PartedMax)
                                    .count(QLatin1Char('\n')));
}

bool RowsDelegate::setGaps(const std::vector<int>& gaps)
{
    const bool differs = gaps != gaps_;
    gaps_ = gaps;
    return differs;
}

int RowsDelegate::gapBehind(int column) const
{
    const auto at = static_cast<std::size_t>(column);
    return at < gaps_.size() ? gaps_[at] : 0;
}

QTableView* makeRowsTable(const QString& accessibleName, QWidget* parent)
{
    QTableView* table = makeTable(accessibleName, parent);
    table->setItemDelegate(new RowsDelegate(table));
    return table;
}

} // namespace bafar::shared
