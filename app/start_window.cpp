#include "app/start_window.h"

#include <QFileDialog>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "app/cluster_menu.h"
#include "ui/link/profile_folder.h"
#include "ui/shared/format.h"
#include "ui/shared/icon.h"
#include "ui/shared/overlay.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::app {
namespace {

constexpr int StartWide = 560;
constexpr int StartHighMin = 320;
constexpr int StartHighMax = 640;
constexpr int StartSides = 24;
constexpr int StartBar = 12;      ///< that scrolls
constexpr int StartIcon = 40;     ///< the program's
constexpr int StartRowSides = 14; ///< of a profile's row, as a button has them
constexpr int StartNameFrom = 20; ///< from the mark's start
constexpr int StartNameMax = 200; ///< pixels of one name; whole in the tip

QString shortened(const QString& name)
{
    return QFontMetrics(shared::bodyFont()).elidedText(name, Qt::ElideMiddle, StartNameMax);
}

bool canBeUsed(const link::ProfileEntry& entry)
{
    return entry.problem.isEmpty();
}

/// By name, those that cannot be used behind the others.
std::vector<link::ProfileEntry> usableFirst(const QString& folder)
{
    std::vector<link::ProfileEntry> entries = link::profilesIn(folder);
    std::stable_partition(entries.begin(), entries.end(), canBeUsed);
    return entries;
}

/// The band of its cluster, or that it cannot be used, as a row has it before its name. A click on
/// it is one on the row.
QWidget* makeEntryMark(const link::ProfileEntry& entry, QWidget* parent)
{
    QWidget* mark = nullptr;
    if (canBeUsed(entry)) {
        mark = shared::makeClusterBand(entry.cluster, parent);
    } else {
        auto* dot = new shared::StatusDot(parent);
        dot->setState(schema::State::Failed);
        mark = dot;
    }
    mark->setAttribute(Qt::WA_TransparentForMouseEvents);
    return mark;
}

/// As an entry of a list: the mark at the line's start, the name beside it, in every row at the
/// same place.
void fillRow(QPushButton* button, QWidget* mark, const QString& text)
{
    QLabel* label = shared::makeLabel(text, shared::TextRole::Body, button);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* row = new QHBoxLayout(button);
    row->setContentsMargins(StartRowSides, 0, StartRowSides, 0);
    row->setSpacing(0);
    row->addWidget(mark);
    row->addSpacing(StartNameFrom - mark->minimumWidth());
    row->addWidget(label);
    row->addStretch(1);
}

/// Its keys do what a click does: nothing here changes a cluster.
QPushButton* makeWay(const QString& text, const char* kind, const char* name, QWidget* parent)
{
    QPushButton* button = shared::makeButton(text, kind, parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(true);
    return button;
}

void explain(QPushButton* button, const QString& tip)
{
    button->setToolTip(shared::plainTip(tip));
    button->setAccessibleDescription(tip);
}

} // namespace

StartWindow::StartWindow(QString folder)
    : folder_(std::move(folder))
    , title_(shared::makeLabel({}, shared::TextRole::Title, this))
    , text_(shared::makeLabel({}, shared::TextRole::Body, this))
    , remedy_(shared::makeLabel({}, shared::TextRole::Muted, this))
    , head_(shared::makeLabel(tr("Your clusters"), shared::TextRole::Section, this))
    , profiles_(new QVBoxLayout)
    , foot_(shared::makeSurface("foot", this))
{
    setObjectName(QStringLiteral("start"));
    setWindowTitle(QStringLiteral("Bafar"));
    setWindowIcon(shared::programIcon());
    setProperty("surface", QByteArrayLiteral("canvas"));
    setAttribute(Qt::WA_StyledBackground);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    content_ = shared::makeScrolledColumn(rows);
    content_->setContentsMargins(StartSides, StartSides, StartSides, 16);
    content_->setSpacing(12);
    makeHead(content_);
    content_->addSpacing(4);
    content_->addWidget(head_);
    profiles_->setSpacing(8);
    content_->addLayout(profiles_);
    content_->addStretch(1);
    makeFoot(rows);
    auto* quit = new QShortcut(QKeySequence::Quit, this);
    connect(quit, &QShortcut::activated, this, &QWidget::close);
}

void StartWindow::makeHead(QVBoxLayout* rows)
{
    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    auto* icon = new QLabel(this);
    icon->setPixmap(shared::programIcon().pixmap(StartIcon, StartIcon));
    top->addWidget(icon);
    top->addWidget(title_, 1);
    rows->addLayout(top);
    title_->setObjectName(QStringLiteral("start title"));
    remedy_->setObjectName(QStringLiteral("start remedy"));
    text_->setObjectName(QStringLiteral("start reason"));
    for (QLabel* label : {title_, text_, remedy_}) {
        label->setWordWrap(true);
    }
    // To be copied, and for a screen reader to be led to when the reason becomes another.
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text_->setFocusPolicy(Qt::StrongFocus);
    rows->addWidget(text_);
    rows->addWidget(remedy_);
}

void StartWindow::makeFoot(QVBoxLayout* rows)
{
    auto* row = new QHBoxLayout(foot_);
    row->setContentsMargins(StartSides, 12, StartSides, 12);
    row->setSpacing(8);
    const bool isOnlyWay = link::profilesIn(folder_).empty();
    openFile_ = makeWay(tr("Open a file…"), isOnlyWay ? "primary" : "", "open file", foot_);
    explain(openFile_, tr("It is kept among your profiles; the file stays where it is"));
    connect(openFile_, &QPushButton::clicked, this, &StartWindow::askForFile);
    demo_ = makeWay(tr("See the demo"), "", "demo", foot_);
    explain(demo_, tr("A simulated cluster; it needs no server"));
    connect(demo_, &QPushButton::clicked, this, &StartWindow::demoWanted);
    quit_ = makeWay(tr("Quit"), "", "quit", foot_);
    connect(quit_, &QPushButton::clicked, this, &QWidget::close);
    row->addWidget(openFile_);
    row->addWidget(demo_);
    row->addStretch(1);
    row->addWidget(quit_);
    rows->addWidget(foot_);
}

void StartWindow::tell(const StartReason& reason)
{
    title_->setText(shared::breakable(reason.title));
    text_->setText(shared::breakable(reason.text));
    remedy_->setText(reason.remedy);
    setAccessibleName(reason.title);
    setAccessibleDescription(reason.text);
    list();
    fit();
    if (isVisible()) {
        text_->setFocus(Qt::OtherFocusReason);
        return;
    }
    (first_ != nullptr ? first_ : openFile_)->setFocus(Qt::OtherFocusReason);
}

void StartWindow::list()
{
    shared::clearLayout(profiles_);
    const std::vector<link::ProfileEntry> entries = usableFirst(folder_);
    first_ = nullptr;
    head_->setVisible(!entries.empty());
    QWidget* before = text_;
    for (const link::ProfileEntry& entry : entries) {
        QPushButton* button = makeEntry(entry);
        profiles_->addWidget(button);
        button->show(); // now, to be measured
        button->setMinimumWidth(button->layout()->minimumSize().width());
        first_ = first_ == nullptr && canBeUsed(entry) ? button : first_;
        setTabOrder(before, button);
        before = button;
    }
    setTabOrder(before, openFile_);
    setTabOrder(openFile_, demo_);
    setTabOrder(demo_, quit_);
}

/// One that cannot be used can be chosen, too: that says why.
QPushButton* StartWindow::makeEntry(const link::ProfileEntry& entry)
{
    const auto titled = [&entry](const QString& title) {
        return canBeUsed(entry) ? title : tr("“%1” cannot be used").arg(title);
    };
    link::ProfileEntry narrow = entry;
    narrow.name = shortened(entry.name);
    narrow.cluster = shortened(entry.cluster);
    const QString whole = titled(profileTitle(entry));
    const QString shown = titled(profileTitle(narrow));
    QPushButton* button = shared::makeButton({}, "", content_->parentWidget());
    fillRow(button, makeEntryMark(entry, button), shown);
    button->setObjectName(QStringLiteral("profile ") + entry.name);
    button->setAutoDefault(true);
    button->setAccessibleName(whole);
    if (shown != whole) {
        button->setToolTip(shared::plainTip(whole));
    }
    connect(button, &QPushButton::clicked, this,
            [this, file = entry.file] { Q_EMIT openWanted(file); });
    return button;
}

/// As wide as its widest part, so that only its height can need scrolling.
void StartWindow::fit()
{
    const int wide = std::max({StartWide, content_->totalMinimumSize().width() + StartBar,
                               foot_->minimumSizeHint().width()});
    setMinimumSize(wide, StartHighMin);
    if (!isVisible()) {
        const int high = content_->totalHeightForWidth(wide) + foot_->sizeHint().height();
        resize(wide, std::clamp(high, StartHighMin, StartHighMax));
    }
}

void StartWindow::askForFile()
{
    QFileDialog* dialog = makeProfileDialog(tr("Open a profile"), this);
    // Queued: the dialog is gone before the window that it stands over is.
    connect(
        dialog, &QFileDialog::fileSelected, this,
        [this](const QString& file) {
            // What cannot be kept can be opened all the same, or that says what is wrong with it.
            const Result<QString> kept = link::addProfile(folder_, file);
            Q_EMIT openWanted(kept ? *kept : file);
        },
        Qt::QueuedConnection);
    dialog->open();
}

} // namespace bafar::app
