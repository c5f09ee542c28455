// What stands in the panel of a log, and which keys it knows.
#include <QGridLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/services/log_bar.h"
#include "ui/services/log_panel.h"
#include "ui/services/log_search.h"
#include "ui/services/log_view.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::services {
namespace {

constexpr int LogLinesLeast = 4;  ///< beside a table that shows all its rows
constexpr int LogLinesBeyond = 2; ///< beside any other one

int heightOfLog(int lines)
{
    return lines * LogLetters(shared::technicalFont()).height;
}

} // namespace

int LogPanel::beyondLeast() const
{
    return reading_ ? heightOfLog(LogLinesBeyond) : 0;
}

QWidget* LogPanel::makeHead()
{
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(16, 7, 16, 7);
    row->setSpacing(12);
    title_ = shared::makeLabel({}, shared::TextRole::Strong, head);
    status_ = new shared::ElidedLabel(head);
    before_ = shared::makeButton({}, "quiet", head);
    before_->setObjectName(QStringLiteral("olderLog"));
    connect(before_, &QPushButton::clicked, this, &LogPanel::readOlder);
    read_ = shared::makeButton(tr("Read the log"), "", head);
    read_->setObjectName(QStringLiteral("readLog"));
    stop_ = shared::makeButton(tr("Stop"), "quiet", head);
    stop_->setObjectName(QStringLiteral("stopLog"));
    stop_->setAccessibleName(tr("Stop reading the log"));
    connect(read_, &QPushButton::clicked, this, [this] { setReading(true); });
    connect(stop_, &QPushButton::clicked, this, [this] { setReading(false); });
    row->addWidget(title_);
    row->addWidget(status_, 1);
    row->addWidget(before_);
    row->addWidget(read_);
    row->addWidget(stop_);
    head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return head;
}

QWidget* LogPanel::makeBody()
{
    auto* body = new QWidget(this);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    bar_ = new LogBar(body);
    layout->addWidget(bar_);
    layout->addWidget(shared::makeRule(Qt::Horizontal, body));
    places_ = new QStackedWidget(body);
    auto* lines = new QWidget(places_);
    auto* grid = new QGridLayout(lines);
    grid->setContentsMargins(0, 0, 0, 0);
    view_ = new LogView(model_, search_, lines);
    view_->setAccessibleName(tr("Lines of the log"));
    chip_ = shared::makeButton({}, "primary", lines);
    chip_->setObjectName(QStringLiteral("logNew"));
    grid->addWidget(view_, 0, 0);
    grid->addWidget(chip_, 0, 0, Qt::AlignBottom | Qt::AlignHCenter);
    grid->setSpacing(0);
    places_->addWidget(lines);
    empty_ = new shared::EmptyState(places_);
    empty_->layout()->setContentsMargins(16, 0, 16, 0); // it has the room of so few lines
    places_->addWidget(empty_);
    places_->setMinimumHeight(heightOfLog(LogLinesLeast));
    layout->addWidget(places_, 1);
    connect(bar_, &LogBar::taskWanted, model_, &LogModel::setTask);
    connect(bar_, &LogBar::wordChanged, this, [this](const QString& word) {
        search_->setWord(word);
        if (!word.isEmpty() && search_->placeOf(view_->current()) == 0) {
            find(false); // the newest is what people look for
        }
    });
    connect(bar_, &LogBar::nextWanted, this, &LogPanel::find);
    connect(bar_, &LogBar::wrapWanted, view_, &LogView::setWrap);
    connect(bar_, &LogBar::copyWanted, this, &LogPanel::copy);
    connect(bar_, &LogBar::saveWanted, this, &LogPanel::save);
    connect(bar_, &LogBar::clearWanted, this, [this] {
        dropOlder(); // of what is not there any more
        model_->clear();
    });
    connect(view_, &LogView::followChanged, this, &LogPanel::refreshChip);
    connect(view_, &LogView::selectionChanged, this, [this] {
        bar_->setCanCopy(view_->current() != 0);
        refreshFound();
    });
    connect(chip_, &QPushButton::clicked, view_, [this] {
        view_->jumpToEnd();
        view_->setFocus();
    });
    refreshChip();
    return body;
}

void LogPanel::makeShortcuts()
{
    const auto add = [this](const QKeySequence& keys, QWidget* where, const QString& text,
                            auto work) {
        auto* shortcut = new QShortcut(keys, where);
        shortcut->setWhatsThis(text);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, work);
    };
    add(QKeySequence::Find, this, tr("Search in the log"), [this] {
        if (body_->isVisible()) {
            bar_->focusSearch();
        }
    });
    add(Qt::Key_F3, this, tr("Next line found"), [this] { find(true); });
    add(Qt::SHIFT | Qt::Key_F3, this, tr("Previous line found"), [this] { find(false); });
    add(QKeySequence::Copy, view_, tr("Copy the chosen lines"), [this] { copy(); });
}

} // namespace bafar::ui::services
