#include "ui/services/log_bar.h"

#include <QComboBox>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <algorithm>

#include "ui/shared/field.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::services {
namespace {

constexpr int WordMax = 200; ///< letters of what is searched for
constexpr int Side = 16;     ///< pixels at both ends
constexpr int Gap = 6;

/// What is said of the lines that are found.
QString foundText(const QString& place, const QString& count)
{
    return LogBar::tr("%1 of %2").arg(place, count);
}

/// Pixels for that whichever of so many lines is the current one, so that nothing moves from one to
/// the next: of its widest digits. Few lines have the room of hundreds.
int foundWidth(const QFontMetrics& metrics, std::size_t count)
{
    constexpr int Rounding = 2;
    std::uint64_t most = 999;
    while (most < count) {
        most = most * 10 + 9;
    }
    int widest = metrics.horizontalAdvance(LogBar::tr("none"));
    for (std::uint64_t digit = 0; digit < 10; ++digit) {
        const QString number =
            shared::number(most).replace(shared::number(std::uint64_t{9}), shared::number(digit));
        for (const QString& text :
             {foundText(number, number), LogBar::tr("%1 found").arg(number)}) {
            widest = std::max(widest, metrics.horizontalAdvance(text));
        }
    }
    return widest + Rounding;
}

} // namespace

LogBar::LogBar(QWidget* parent)
    : QWidget(parent)
    , lines_(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , finding_(new QHBoxLayout)
    , tools_(new QHBoxLayout)
    , tasks_(new QComboBox(this))
    , search_(new QLineEdit(this))
    , found_(shared::makeLabel({}, shared::TextRole::Muted, this))
    , before_(shared::makeButton(QString(QChar(0x2191)), "quiet", this))
    , after_(shared::makeButton(QString(QChar(0x2193)), "quiet", this))
{
    lines_->setContentsMargins(Side, 0, Side, 8);
    for (QBoxLayout* one : {lines_, finding_, tools_}) {
        one->setSpacing(Gap);
    }
    lines_->addLayout(finding_, 1);
    lines_->addLayout(tools_);
    tasks_->setAccessibleName(tr("Task whose lines are shown"));
    tasks_->setMinimumWidth(110);
    tasks_->setMaximumWidth(220);
    tasks_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(tasks_, &QComboBox::activated, this,
            [this](int index) { Q_EMIT taskWanted(tasks_->itemData(index).toString()); });
    finding_->addWidget(tasks_);
    makeSearch();
    for (QWidget* one : std::initializer_list<QWidget*>{search_, before_, after_, found_}) {
        finding_->addWidget(one, one == search_ ? 1 : 0);
    }
    finding_->addStretch(1);
    makeTools();
    setTasks({}, {});
    setFound(0, 0);
    setCanCopy(false);
}

void LogBar::makeTools()
{
    tools_->addStretch(1);
    QPushButton* wrap =
        addButton(tr("Wrap"), QStringLiteral("logWrap"), tr("Long lines go on below"));
    wrap->setProperty("kind", QByteArrayLiteral("segment"));
    wrap->setCheckable(true);
    constexpr int SegmentSides = 28; // a checked segment is written strongly, and needs the room
    wrap->setMinimumWidth(QFontMetrics(shared::strongFont()).horizontalAdvance(wrap->text()) +
                          SegmentSides);
    wrap->setChecked(true);
    connect(wrap, &QPushButton::toggled, this, &LogBar::wrapWanted);
    copy_ = addButton(tr("Copy"), QStringLiteral("logCopy"), tr("Copies the chosen lines"));
    connect(copy_, &QPushButton::clicked, this, &LogBar::copyWanted);
    save_ =
        addButton(tr("Save…"), QStringLiteral("logSave"), tr("Saves the shown lines as a file"));
    connect(save_, &QPushButton::clicked, this, &LogBar::saveWanted);
    QPushButton* clear = addButton(tr("Clear"), QStringLiteral("logClear"),
                                   tr("Forgets the lines here; the log itself stays"));
    connect(clear, &QPushButton::clicked, this, &LogBar::clearWanted);
}

void LogBar::makeSearch()
{
    search_->setObjectName(QStringLiteral("logSearch"));
    shared::setPlaceholder(search_, tr("Search"));
    search_->setAccessibleName(tr("Search in the log"));
    search_->setMaxLength(WordMax);
    search_->setMinimumWidth(110);
    search_->setMaximumWidth(280);
    search_->setClearButtonEnabled(true);
    shared::beginWithInterface(search_);
    connect(search_, &QLineEdit::textChanged, this, &LogBar::wordChanged);
    connect(search_, &QLineEdit::returnPressed, this, [this] { Q_EMIT nextWanted(true); });
    before_->setAccessibleName(tr("Previous line found"));
    before_->setToolTip(tr("Previous line found (Shift+F3)"));
    after_->setAccessibleName(tr("Next line found"));
    after_->setToolTip(tr("Next line found (F3)"));
    connect(before_, &QPushButton::clicked, this, [this] { Q_EMIT nextWanted(false); });
    connect(after_, &QPushButton::clicked, this, [this] { Q_EMIT nextWanted(true); });
    found_->setObjectName(QStringLiteral("logFound"));
}

QPushButton* LogBar::addButton(const QString& text, const QString& name, const QString& help)
{
    QPushButton* button = shared::makeButton(text, "quiet", this);
    button->setObjectName(name);
    button->setToolTip(help);
    button->setAccessibleDescription(help);
    tools_->addWidget(button);
    return button;
}

QSize LogBar::minimumSizeHint() const
{
    const int widest =
        std::max(finding_->minimumSize().width() + awaited(), tools_->minimumSize().width());
    return {widest + 2 * Side, lines_->totalMinimumSize().height()};
}

void LogBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// Tasks and what is found come later, and want other widths.
bool LogBar::event(QEvent* event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        arrange();
    }
    return handled;
}

int LogBar::awaited() const
{
    return found_->isVisibleTo(this) ? 0 : found_->minimumWidth() + Gap;
}

/// On one line where all of it has room. What is needed is the same on both, and before there is a
/// word: it comes to rest.
void LogBar::arrange()
{
    const int needed = finding_->minimumSize().width() + awaited() + Gap +
                       tools_->minimumSize().width() + 2 * Side;
    const auto wanted = needed > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (lines_->direction() != wanted) {
        lines_->setDirection(wanted);
    }
}

void LogBar::setTasks(const QStringList& tasks, const QString& chosen)
{
    QStringList wanted = tasks;
    if (!chosen.isEmpty() && !wanted.contains(chosen)) {
        wanted.append(chosen);
    }
    QStringList now;
    for (int index = 1; index < tasks_->count(); ++index) {
        now.append(tasks_->itemData(index).toString());
    }
    const QSignalBlocker blocked(tasks_);
    if (wanted != now || tasks_->count() == 0) {
        tasks_->clear();
        tasks_->addItem(tr("All tasks"), QString());
        for (const QString& task : wanted) {
            tasks_->addItem(shared::technical(task), task);
        }
    }
    tasks_->setCurrentIndex(std::max(0, tasks_->findData(chosen)));
}

void LogBar::setFound(std::size_t place, std::size_t count)
{
    const bool any = count > 0;
    before_->setEnabled(any);
    after_->setEnabled(any);
    const QString all = shared::number(std::uint64_t{count});
    found_->setText(!any         ? tr("none")
                    : place == 0 ? tr("%1 found").arg(all)
                                 : foundText(shared::number(std::uint64_t{place}), all));
    found_->setMinimumWidth(foundWidth(found_->fontMetrics(), count));
    found_->setVisible(!search_->text().isEmpty());
}

void LogBar::setCanCopy(bool can)
{
    copy_->setEnabled(can);
}

void LogBar::setCanSave(bool can)
{
    save_->setEnabled(can);
}

QString LogBar::word() const
{
    return search_->text();
}

void LogBar::focusSearch()
{
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

} // namespace bafar::ui::services
