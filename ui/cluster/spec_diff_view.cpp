#include "ui/cluster/spec_diff_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QPaintEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTextBlock>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/shared/rows_view.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {
namespace {

constexpr int PageMargin = 16;

} // namespace

/// A unified diff, or one text, to read, select and copy, as tall as its lines. What is new or gone
/// has its sign, a bar at the edge and a faint tint; what is gone is muted: the selection's colour
/// is for what is chosen, state colours are for states.
class DiffLines : public QPlainTextEdit {
public:
    explicit DiffLines(QWidget* parent)
        : QPlainTextEdit(parent)
    {
        setReadOnly(true);
        setUndoRedoEnabled(false);
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        setLineWrapMode(QPlainTextEdit::WidgetWidth);
        setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setLayoutDirection(Qt::LeftToRight);
        QTextOption option = document()->defaultTextOption();
        option.setTextDirection(Qt::LeftToRight);
        document()->setDefaultTextOption(option);
        setFont(shared::technicalFont());
        document()->setDocumentMargin(Margin);
    }

    /// `compared`: lines begin with their signs.
    void show(const QString& lines, bool compared)
    {
        if (toPlainText() != lines || compared_ != compared) {
            compared_ = compared;
            setPlainText(lines);
            paintLines();
        }
        setAccessibleName(compared ? SpecDiffView::tr("Lines that differ")
                                   : SpecDiffView::tr("Text"));
        fit();
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPlainTextEdit::paintEvent(event);
        QPainter painter(viewport());
        const shared::Tokens& tokens = shared::tokensOf(parentWidget()->palette());
        for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
            const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
            const Line kind = kindOf(block);
            if (kind == Line::New || kind == Line::Gone) {
                painter.fillRect(QRectF(0, place.top(), BarWidth, place.height()),
                                 kind == Line::New ? tokens.text : tokens.muted);
            }
        }
    }

    void resizeEvent(QResizeEvent* event) override
    {
        QPlainTextEdit::resizeEvent(event);
        fit();
    }

    void changeEvent(QEvent* event) override
    {
        QPlainTextEdit::changeEvent(event);
        if (event->type() == QEvent::PaletteChange && parentWidget() != nullptr) {
            paintLines();
        }
    }

private:
    static constexpr int Margin = 8; ///< around all lines; the bar stands in it
    static constexpr int BarWidth = 3;
    static constexpr double Tint = 0.4;

    enum class Line : std::uint8_t { Same, Head, New, Gone };

    [[nodiscard]] Line kindOf(const QTextBlock& block) const
    {
        const QString text = block.text();
        if (!compared_ || text.isEmpty()) {
            return Line::Same;
        }
        if (text.startsWith(QLatin1String("--- ")) || text.startsWith(QLatin1String("+++ ")) ||
            text.startsWith(QLatin1String("@@ "))) {
            return Line::Head;
        }
        return text.front() == QLatin1Char('+')   ? Line::New
               : text.front() == QLatin1Char('-') ? Line::Gone
                                                  : Line::Same;
    }

    /// Formats belong to whole blocks, so that wrapped lines are coloured to their end.
    void paintLines()
    {
        const shared::Tokens& tokens = shared::tokensOf(parentWidget()->palette());
        for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
            const Line kind = kindOf(block);
            QTextCharFormat letters;
            letters.setForeground(kind == Line::Head || kind == Line::Gone ? tokens.muted
                                                                           : tokens.text);
            QTextBlockFormat line = block.blockFormat();
            line.setBackground(kind == Line::New || kind == Line::Gone
                                   ? QBrush(shared::blend(tokens.line, tokens.background, Tint))
                                   : QBrush());
            QTextCursor cursor(block);
            cursor.setBlockFormat(line);
            cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            cursor.setCharFormat(letters);
        }
        viewport()->update();
    }

    void fit()
    {
        int lines = 0;
        for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
            lines += std::max(1, block.lineCount());
        }
        const int line = QFontMetrics(font()).lineSpacing();
        const int margin = static_cast<int>(document()->documentMargin());
        setFixedHeight(lines * line + 2 * margin + 2 * frameWidth() + 6);
    }

    bool compared_ = true;
};

SpecDiffView::SpecDiffView(QWidget* parent)
    : QScrollArea(parent)
    , note_(new shared::ElidedLabel)
    , fieldsPart_(new QWidget)
    , fields_(new FieldsModel(this))
    , linesPart_(new QWidget)
    , linesHead_(shared::makeLabel({}, shared::TextRole::Section, linesPart_))
    , lines_(new DiffLines(linesPart_))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(PageMargin, 4, PageMargin, 16);
    layout->setSpacing(14);
    // No height here follows from a width: the bar could come and go for ever, with its margin.
    shared::setRole(note_, shared::TextRole::Muted);
    layout->addWidget(note_);
    auto* fields = new QVBoxLayout(fieldsPart_);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(6);
    fields->addWidget(shared::makeLabel(tr("By field"), shared::TextRole::Section, fieldsPart_));
    QTableView* table = shared::makeRowsList(tr("Fields that differ"), true, fieldsPart_);
    shared::showWhole(table); // what differs may stand at the end
    table->setModel(fields_);
    table->horizontalHeader()->setStretchLastSection(false);
    table->setColumnWidth(1, 84);
    for (const int column : {0, 2, 3}) {
        table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    }
    fields->addWidget(table);
    layout->addWidget(fieldsPart_);
    auto* lines = new QVBoxLayout(linesPart_);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(6);
    lines->addWidget(linesHead_);
    lines->addWidget(lines_);
    layout->addWidget(linesPart_);
    layout->addStretch(1);
    setWidget(content);
}

/// The viewport's, as Qt has it, which the scroll bar makes narrower: the texts are as wide with
/// the bar as without it, and end where the page's other parts do.
void SpecDiffView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    const int end = std::max(0, PageMargin - (width() - viewport()->width()));
    QMargins margins = widget()->layout()->contentsMargins();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    margins.setLeft(mirrored ? end : PageMargin);
    margins.setRight(mirrored ? PageMargin : end);
    widget()->layout()->setContentsMargins(margins);
}

void SpecDiffView::setComparison(const SpecComparison& comparison)
{
    note_->setText(comparison.isSame    ? tr("Both are the same.")
                   : comparison.isFirst ? tr("The first revision: all of it is new.")
                   : !comparison.isRead ? tr("This console does not read all of these specs: they "
                                             "are compared by line only.")
                   : comparison.fields.empty() ? tr("Only comments and layout differ.")
                                               : QString());
    note_->setVisible(!note_->text().isEmpty());
    fields_->setFields(comparison.fields);
    fieldsPart_->setVisible(!comparison.fields.empty());
    linesHead_->setText(comparison.isFirst ? tr("Text") : tr("By line"));
    lines_->show(comparison.lines, !comparison.isFirst);
    linesPart_->setVisible(!comparison.lines.isEmpty());
}

} // namespace bafar::ui::cluster
