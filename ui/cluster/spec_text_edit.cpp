#include "ui/cluster/spec_text_edit.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>
#include <algorithm>

#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"

namespace bafar::ui::cluster {
namespace {

constexpr int LineMark = 9; ///< pixels of the mark of a wrong line
constexpr int GutterGap = 6;

QString spacesOf(qsizetype count)
{
    return QString(count, QLatin1Char(' '));
}

} // namespace

/// The strip of line numbers.
class SpecGutter : public QWidget {
public:
    explicit SpecGutter(SpecTextEdit* edit)
        : QWidget(edit)
        , edit_(edit)
    {
    }

protected:
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::ToolTip) {
            return QWidget::event(event);
        }
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), shared::plainTip(edit_->wrongAt(help->pos().y())),
                           this); // an empty text hides it
        return true;
    }

    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        edit_->paintGutter(painter, rect());
    }

private:
    SpecTextEdit* edit_;
};

SpecTextEdit::SpecTextEdit(QWidget* parent)
    : QPlainTextEdit(parent)
    , gutter_(new SpecGutter(this))
{
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setLayoutDirection(Qt::LeftToRight);
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight);
    document()->setDefaultTextOption(option);
    setFont(shared::technicalFont());
    setAccessibleName(tr("The spec's text"));
    setAccessibleDescription(tr("Tab indents, Shift+Tab leaves the text."));
    connect(this, &QPlainTextEdit::blockCountChanged, this, &SpecTextEdit::makeRoom);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] { gutter_->update(); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& area, int moved) {
        if (moved != 0) {
            gutter_->update();
        } else {
            gutter_->update(0, area.y(), gutter_->width(), area.height());
        }
    });
    makeRoom();
}

QString SpecTextEdit::text() const
{
    QString raw = document()->toRawText();
    std::replace(raw.begin(), raw.end(), QChar(QChar::ParagraphSeparator), QChar(u'\n'));
    std::replace(raw.begin(), raw.end(), QChar(QChar::LineSeparator), QChar(u'\n'));
    return raw;
}

void SpecTextEdit::replaceText(const QString& text)
{
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    moveCursor(QTextCursor::Start);
}

void SpecTextEdit::setWrong(std::map<int, QString> wrong)
{
    wrong_ = std::move(wrong);
    gutter_->update();
}

void SpecTextEdit::goTo(int line, int column)
{
    const QTextBlock block = document()->findBlockByNumber(std::clamp(line, 1, blockCount()) - 1);
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + std::clamp(column - 1, 0, block.length() - 1));
    setTextCursor(cursor);
    centerCursor();
    setFocus();
}

bool SpecTextEdit::findNext(const QString& word, bool forward)
{
    QTextDocument::FindFlags flags;
    flags.setFlag(QTextDocument::FindBackward, !forward);
    if (word.isEmpty()) {
        return false;
    }
    if (find(word, flags)) {
        return true;
    }
    const QTextCursor before = textCursor();
    moveCursor(forward ? QTextCursor::Start : QTextCursor::End);
    if (find(word, flags)) {
        return true;
    }
    setTextCursor(before);
    return false;
}

void SpecTextEdit::keyPressEvent(QKeyEvent* event)
{
    const bool plain = !event->modifiers().testFlag(Qt::ControlModifier) &&
                       !event->modifiers().testFlag(Qt::AltModifier);
    const int key = event->key();
    if (isReadOnly() || !plain) {
        QPlainTextEdit::keyPressEvent(event);
    } else if (key == Qt::Key_Tab) {
        indent();
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        breakLine();
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

/// Tab stays in the text; the way back leads out of it, so that nobody is caught.
bool SpecTextEdit::focusNextPrevChild(bool next)
{
    return (!next || isReadOnly()) && QAbstractScrollArea::focusNextPrevChild(next);
}

/// To the next stop, or every chosen line by one: YAML takes no tabs.
void SpecTextEdit::indent()
{
    QTextCursor cursor = textCursor();
    const int end = cursor.selectionEnd();
    const QTextBlock first = document()->findBlock(cursor.selectionStart());
    const QTextBlock last = document()->findBlock(end);
    if (first == last) {
        const int column = cursor.selectionStart() - first.position();
        cursor.insertText(spacesOf(IndentBy - column % IndentBy));
        setTextCursor(cursor);
        return;
    }
    const int lastLine = end == last.position() ? last.blockNumber() - 1 : last.blockNumber();
    cursor.beginEditBlock();
    for (int line = first.blockNumber(); line <= lastLine; ++line) {
        QTextCursor(document()->findBlockByNumber(line)).insertText(spacesOf(IndentBy));
    }
    cursor.endEditBlock();
}

/// The next line begins where this one does.
void SpecTextEdit::breakLine()
{
    QTextCursor cursor = textCursor();
    const QTextBlock line = document()->findBlock(cursor.selectionStart());
    const QString before = line.text().left(cursor.selectionStart() - line.position());
    const auto letter = std::find_if(before.begin(), before.end(),
                                     [](QChar one) { return one != QLatin1Char(' '); });
    cursor.insertText(QString(QLatin1Char('\n')) + spacesOf(letter - before.begin()));
    setTextCursor(cursor);
    ensureCursorVisible();
}

int SpecTextEdit::gutterWidth() const
{
    int digits = 2;
    for (int lines = blockCount(); lines >= 100; lines /= 10) {
        ++digits;
    }
    return LineMark + 3 * GutterGap + digits * fontMetrics().horizontalAdvance(QLatin1Char('9'));
}

void SpecTextEdit::makeRoom()
{
    const int wide = gutterWidth();
    if (viewportMargins().left() != wide) {
        setViewportMargins(wide, 0, 0, 0);
    }
    const QRect inner = contentsRect();
    gutter_->setGeometry(inner.left(), inner.top(), wide, inner.height());
}

void SpecTextEdit::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    makeRoom();
}

/// Painted in the colours of what is around: the text's own palette has others for its selection.
void SpecTextEdit::paintGutter(QPainter& painter, const QRect& area) const
{
    const shared::Tokens& tokens =
        shared::tokensOf(parentWidget() == nullptr ? palette() : parentWidget()->palette());
    painter.fillRect(area, tokens.panel);
    painter.setPen(tokens.line);
    painter.drawLine(area.topRight(), area.bottomRight());
    painter.setFont(font());
    const int here = textCursor().blockNumber();
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    for (; block.isValid() && top <= area.bottom(); block = block.next()) {
        const double height = blockBoundingRect(block).height();
        const int number = block.blockNumber();
        const bool isWrong = wrong_.contains(number + 1);
        painter.setPen(isWrong ? tokens.bad : number == here ? tokens.text : tokens.muted);
        painter.drawText(QRectF(0, top, area.width() - GutterGap, height),
                         Qt::AlignRight | Qt::AlignAbsolute | Qt::AlignVCenter,
                         QString::number(number + 1));
        if (isWrong) {
            shared::paintStateMark(
                painter, QRectF(GutterGap, top + (height - LineMark) / 2, LineMark, LineMark),
                schema::State::Failed, tokens);
        }
        top += height;
    }
}

QString SpecTextEdit::wrongAt(int y) const
{
    const auto found = wrong_.find(cursorForPosition({0, y}).blockNumber() + 1);
    return found == wrong_.end() ? QString() : found->second;
}

} // namespace bafar::ui::cluster
