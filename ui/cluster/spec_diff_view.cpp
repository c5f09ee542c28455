#include "ui/cluster/spec_diff_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTextBlock>
#include <QVBoxLayout>

#include "ui/shared/rows_view.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {

/// A unified diff to read, select and copy, as tall as its lines. What is new stands on the
/// selection's colour, what is gone is muted: state colours are for states.
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
        setAccessibleName(SpecDiffView::tr("Lines that differ"));
    }

    void show(const QString& lines)
    {
        if (toPlainText() != lines) {
            setPlainText(lines);
            paintLines();
        }
        fit();
    }

protected:
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
    /// Formats belong to whole blocks, so that wrapped lines are coloured to their end.
    void paintLines()
    {
        const shared::Tokens& tokens = shared::tokensOf(parentWidget()->palette());
        for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
            const QString text = block.text();
            const bool head = text.startsWith(QLatin1String("--- ")) ||
                              text.startsWith(QLatin1String("+++ ")) ||
                              text.startsWith(QLatin1String("@@ "));
            const bool isNew = !head && text.startsWith(QLatin1Char('+'));
            const bool gone = !head && text.startsWith(QLatin1Char('-'));
            QTextCharFormat letters;
            letters.setForeground(head || gone ? tokens.muted : tokens.text);
            QTextBlockFormat line = block.blockFormat();
            line.setBackground(isNew  ? QBrush(tokens.selection)
                               : gone ? QBrush(shared::blend(tokens.line, tokens.background, 0.6))
                                      : QBrush());
            QTextCursor cursor(block);
            cursor.setBlockFormat(line);
            cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            cursor.setCharFormat(letters);
        }
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
};

SpecDiffView::SpecDiffView(QWidget* parent)
    : QScrollArea(parent)
    , note_(shared::makeLabel({}, shared::TextRole::Muted))
    , fieldsPart_(new QWidget)
    , fields_(new FieldsModel(this))
    , linesPart_(new QWidget)
    , lines_(new DiffLines(linesPart_))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 4, 0, 16);
    layout->setSpacing(14);
    note_->setWordWrap(true);
    layout->addWidget(note_);
    auto* fields = new QVBoxLayout(fieldsPart_);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(6);
    fields->addWidget(shared::makeLabel(tr("By field"), shared::TextRole::Section, fieldsPart_));
    QTableView* table = shared::makeRowsList(tr("Fields that differ"), true, fieldsPart_);
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
    lines->addWidget(shared::makeLabel(tr("By line"), shared::TextRole::Section, linesPart_));
    lines->addWidget(lines_);
    layout->addWidget(linesPart_);
    layout->addStretch(1);
    setWidget(content);
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
    lines_->show(comparison.lines);
    linesPart_->setVisible(!comparison.lines.isEmpty());
}

} // namespace bafar::ui::cluster
