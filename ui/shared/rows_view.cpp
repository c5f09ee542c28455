#include "ui/shared/rows_view.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>
#include <QTextLayout>

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

/// With a line's end where a right-to-left line would end in a space: Qt keeps room for that space
/// at the line's begin, which then stands inset.
QString withoutSpacesAtEnds(QString text, const QFont& font, double width)
{
    text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    QTextLayout layout(text, font);
    QTextOption option;
    option.setTextDirection(Qt::RightToLeft);
    option.setWrapMode(QTextOption::WordWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const int last = line.textStart() + line.textLength() - 1;
        if (last + 1 < text.size() && text[last] == QLatin1Char(' ')) {
            text[last] = QChar(QChar::LineSeparator);
        }
    }
    layout.endLayout();
    return text;
}

/// Pixels of a cell that are not its text: margins, indent and mark.
int chromeOf(const QModelIndex& index)
{
    return 2 * Side + indentOf(index) + (index.data(RowsModel::MarkRole).isValid() ? MarkSpace : 0);
}

/// Keeps a table exactly as tall as its rows.
class HeightKeeper : public QObject {
public:
    HeightKeeper(QTableView* table, bool withHeads)
        : QObject(table)
        , table_(table)
        , withHeads_(withHeads)
    {
        table->installEventFilter(this);
        // A column takes its new width after the table took its own: the wrapped rows change again.
        connect(table->horizontalHeader(), &QHeaderView::sectionResized, table,
                [table] { QCoreApplication::postEvent(table, new QEvent(QEvent::LayoutRequest)); });
    }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Show || event->type() == QEvent::LayoutRequest) {
            keep();
        }
        return QObject::eventFilter(object, event);
    }

private:
    void keep()
    {
        if (table_->model() == nullptr || keeping_) {
            return;
        }
        keeping_ = true;
        table_->resizeRowsToContents();
        int height = table_->verticalHeader()->length() + 2 * table_->frameWidth();
        if (withHeads_) {
            height += table_->horizontalHeader()->sizeHint().height();
        }
        if (table_->height() != height || table_->minimumHeight() != height) {
            table_->setFixedHeight(height);
        }
        keeping_ = false;
    }

    QTableView* table_;
    bool withHeads_;
    bool keeping_ = false;
};

/// A view that asks for its new height whenever its model changes.
class ListTable : public QTableView {
public:
    using QTableView::QTableView;

    void setModel(QAbstractItemModel* model) override
    {
        QTableView::setModel(model);
        connect(model, &QAbstractItemModel::modelReset, this, &ListTable::ask);
        connect(model, &QAbstractItemModel::rowsInserted, this, &ListTable::ask);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ListTable::ask);
        connect(model, &QAbstractItemModel::dataChanged, this, &ListTable::ask);
        connect(model, &QAbstractItemModel::layoutChanged, this, &ListTable::ask);
        ask();
    }

private:
    void ask() { QApplication::postEvent(this, new QEvent(QEvent::LayoutRequest)); }
};

void prepare(QTableView* table)
{
    table->setItemDelegate(new RowsDelegate(table));
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
    const QVariant mark = index.data(RowsModel::MarkRole);
    if (mark.isValid()) {
        const int left = mirrored ? area.right() - MarkSize + 1 : area.left();
        const QRectF square(left, area.center().y() - MarkSize / 2.0 + 0.5, MarkSize, MarkSize);
        paintStateMark(*painter, square, static_cast<schema::State>(mark.toInt()), tokens);
        area.adjust(mirrored ? 0 : MarkSpace, 0, mirrored ? -MarkSpace : 0, 0);
    }
    const QFont font = fontOf(index);
    painter->setFont(font);
    painter->setPen(colourOf(lookOf(index), selected, tokens));
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    const bool wraps = table != nullptr && table->wordWrap();
    const int flags = static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute) |
                      static_cast<int>(edgeOf(index, mirrored)) |
                      (wraps ? static_cast<int>(Qt::TextWordWrap) : 0);
    const QString text = shownText(option, index, area);
    painter->drawText(QRectF(area).translated(0, toBaseLine(font)), flags,
                      wraps && mirrored ? withoutSpacesAtEnds(text, font, area.width()) : text);
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
    // The end of a path, an image or a position tells as much as its beginning.
    const bool both = lookOf(index) == CellLook::Technical;
    if (table != nullptr && table->wordWrap()) {
        const QString parted = breakable(text);
        const bool isWord = !text.contains(QLatin1Char(' '));
        const QRect room(0, 0, area.width(), 10'000);
        if (!isWord ||
            metrics.boundingRect(room, Qt::TextWordWrap, parted).width() <= area.width() + 1) {
            return parted;
        }
    } else if (index.column() == twoLines_ && area.height() >= 2 * metrics.lineSpacing()) {
        return onTwoLines(text, metrics, area.width());
    }
    return elided(text, metrics, area.width(), both);
}

QSize RowsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    const int chrome = chromeOf(index);
    if (table != nullptr && table->wordWrap() && table->columnWidth(index.column()) > chrome) {
        const QRect room(0, 0, table->columnWidth(index.column()) - chrome, 10'000);
        const QRect used =
            QFontMetrics(fontOf(index))
                .boundingRect(room, Qt::TextWordWrap, breakable(index.data().toString()));
        return {used.width() + chrome, std::max(rowHeight() - 2, used.height() + 12)};
    }
    return {lineWidth(index), rowHeight()};
}

int RowsDelegate::lineWidth(const QModelIndex& index)
{
    return QFontMetrics(fontOf(index)).horizontalAdvance(index.data().toString()) +
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

QString onTwoLines(const QString& text, const QFontMetrics& metrics, int width)
{
    if (metrics.horizontalAdvance(text) <= width) {
        return text;
    }
    qsizetype end = 0;
    qsizetype next = text.indexOf(QLatin1Char(' '));
    while (next > 0 && metrics.horizontalAdvance(text.left(next)) <= width) {
        end = next;
        next = text.indexOf(QLatin1Char(' '), next + 1);
    }
    if (end == 0) { // its first word is too long
        return elided(text, metrics, width);
    }
    return text.left(end) + QLatin1Char('\n') + elided(text.mid(end + 1), metrics, width);
}

QTableView* makeRowsTable(const QString& accessibleName, QWidget* parent)
{
    QTableView* table = makeTable(accessibleName, parent);
    prepare(table);
    return table;
}

QTableView* makeRowsList(const QString& accessibleName, bool withHeads, QWidget* parent)
{
    auto* table = new ListTable(parent);
    styleTable(table, accessibleName);
    prepare(table);
    table->setWordWrap(true);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setFocusPolicy(Qt::NoFocus);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->horizontalHeader()->setVisible(withHeads);
    table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    new HeightKeeper(table, withHeads);
    return table;
}

} // namespace bafar::shared
