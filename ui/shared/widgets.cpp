#include "ui/shared/widgets.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/shared/density.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"

namespace bafar::shared {
namespace {

QFont fontOf(TextRole role)
{
    switch (role) {
    case TextRole::Body:
    case TextRole::Muted: return bodyFont();
    case TextRole::Strong: return strongFont();
    case TextRole::Title: return titleFont();
    case TextRole::Caption: return captionFont();
    case TextRole::Section: return sectionFont();
    case TextRole::Technical: return technicalFont();
    }
    return bodyFont();
}

bool isMuted(TextRole role)
{
    return role == TextRole::Muted || role == TextRole::Caption || role == TextRole::Section;
}

/// Qt 6.4 makes a placeholder's colour from that of the text in the style sheet, at half strength,
/// and knows no rule for it: after each restyling it has to be set.
class PlaceholderTone : public QObject {
public:
    explicit PlaceholderTone(QLineEdit* line)
        : QObject(line)
        , line_(line)
    {
        line->installEventFilter(this);
        set();
    }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        const bool done = QObject::eventFilter(object, event);
        if (event->type() == QEvent::PaletteChange || event->type() == QEvent::Show) {
            set();
        }
        return done;
    }

private:
    void set()
    {
        QPalette palette = line_->palette();
        const QColor& wanted = tokensOf(palette).muted;
        if (palette.color(QPalette::PlaceholderText) != wanted) {
            palette.setColor(QPalette::PlaceholderText, wanted);
            line_->setPalette(palette); // which comes here once more, and finds it as wanted
        }
    }

    QLineEdit* line_;
};

} // namespace

Qt::Alignment startAlignment()
{
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    return (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter;
}

QLabel* makeLabel(const QString& text, TextRole role, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    setRole(label, role);
    return label;
}

void setRole(QLabel* label, TextRole role)
{
    label->setFont(fontOf(role));
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(startAlignment());
    if (isMuted(role)) {
        label->setProperty("tone", QByteArrayLiteral("muted"));
    }
}

void setTone(QWidget* widget, const char* tone)
{
    const QByteArray wanted(tone);
    if (widget->property("tone").toByteArray() != wanted) {
        widget->setProperty("tone", wanted);
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
}

QLabel* makeBadge(const QString& text, const char* look, QWidget* parent)
{
    QLabel* label = makeLabel(text, TextRole::Caption, parent);
    label->setProperty("tone", QVariant());
    label->setProperty("badge", QByteArray(look));
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    return label;
}

QPushButton* makeButton(const QString& text, const char* kind, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setFont(bodyFont());
    button->setProperty("kind", QByteArray(kind));
    button->setAutoDefault(false);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

void setPlaceholder(QLineEdit* line, const QString& text)
{
    // Else the cursor of an empty line, which stands before it, is drawn through its first letter.
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    const bool isFirst = line->placeholderText().isEmpty();
    line->setPlaceholderText(mirrored ? QChar(0x2009) + text : text);
    if (isFirst) {
        new PlaceholderTone(line);
    }
}

QFrame* makeRule(Qt::Orientation direction, QWidget* parent)
{
    auto* rule = new QFrame(parent);
    rule->setProperty("rule", direction == Qt::Horizontal ? QByteArray("horizontal")
                                                          : QByteArray("vertical"));
    return rule;
}

QFrame* makeSurface(const char* surface, QWidget* parent)
{
    auto* frame = new QFrame(parent);
    frame->setProperty("surface", QByteArray(surface));
    frame->setAttribute(Qt::WA_StyledBackground);
    return frame;
}

QHBoxLayout* makePageHead(const QString& title, QWidget* parent)
{
    QFrame* head = makeSurface("head", parent);
    head->setFixedHeight(45);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(16, 0, 16, 0);
    row->addWidget(makeLabel(title, TextRole::Title, head));
    return row;
}

PageFrame makePageFrame(const QString& title, QWidget* parent)
{
    PageFrame frame;
    frame.page = new QWidget(parent);
    frame.body = new QVBoxLayout(frame.page);
    frame.body->setContentsMargins(0, 0, 0, 0);
    frame.body->setSpacing(0);
    frame.head = makePageHead(title, frame.page);
    frame.body->addWidget(frame.head->parentWidget());
    return frame;
}

QVBoxLayout* makeScrolledColumn(QVBoxLayout* body)
{
    auto* area = new QScrollArea(body->parentWidget());
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    area->setWidget(content);
    body->addWidget(area, 1);
    return column;
}

QTableView* makeTable(const QString& accessibleName, QWidget* parent)
{
    auto* table = new QTableView(parent);
    styleTable(table, accessibleName);
    return table;
}

void styleTable(QTableView* table, const QString& accessibleName)
{
    table->setAccessibleName(accessibleName);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    keepRowHeight(table);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setFont(sectionFont());
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

void clearLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        if (item->layout() != nullptr) {
            clearLayout(item->layout());
        }
        delete item;
    }
}

void keepCopiesPlain()
{
    QClipboard* clipboard = QGuiApplication::clipboard();
    QObject::connect(clipboard, &QClipboard::changed, clipboard,
                     [clipboard](QClipboard::Mode mode) {
                         // Not every platform says whose it is; who copies here works in a window
                         // of ours.
                         const bool own = QGuiApplication::focusWindow() != nullptr;
                         const QString text = own ? clipboard->text(mode) : QString();
                         const QString plain = withoutIsolation(text);
                         if (plain != text) {
                             clipboard->setText(plain, mode);
                         }
                     });
}

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , column_(new QVBoxLayout(this))
    , why_(makeLabel(QString(), TextRole::Strong, this))
    , whatToDo_(makeLabel(QString(), TextRole::Muted, this))
{
    constexpr int Measure = 560; ///< pixels of a line that is easily read
    constexpr int Most = 1000;   ///< all room up to there
    column_->addStretch(2);
    column_->addWidget(why_);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(whatToDo_, Most);
    row->addStretch(1);
    column_->addLayout(row);
    column_->addStretch(3);
    for (QLabel* label : {why_, whatToDo_}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    whatToDo_->setMaximumWidth(Measure);
}

void EmptyState::setTexts(const QString& why, const QString& whatToDo)
{
    why_->setText(why);
    whatToDo_->setText(whatToDo);
}

void EmptyState::addBelow(QWidget* widget, int gap, Qt::Alignment alignment)
{
    if (gap > 0) {
        column_->insertSpacing(column_->count() - 1, gap);
    }
    column_->insertWidget(column_->count() - 1, widget, 0, alignment); // above the last stretch
}

} // namespace bafar::shared
