#include "ui/dashboards/board_view.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QScrollBar>
#include <QStringList>

#include "ui/dashboards/card.h"
#include "ui/dashboards/library.h"
#include "ui/link/session.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::dashboards {
namespace {

constexpr int Columns = 12; ///< that every number of panels in a row divides
constexpr int CardHeight = 210;
constexpr int NarrowBelow = 520; ///< pixels: one beside another would be too small
constexpr int Gap = 12;
constexpr int BarRoom = 4;  ///< pixels between the cards and the scroll bar
constexpr int FoldMs = 500; ///< nodes that tell together are looked at together

} // namespace

BoardView::BoardView(link::Session& session, shared::ChartGroup& group, QWidget* parent)
    : QScrollArea(parent)
    , session_(session)
    , group_(group)
    , content_(new QWidget)
    , grid_(new QGridLayout(content_))
    , unreported_(shared::makeLabel({}, shared::TextRole::Muted, content_))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(content_);
    setAccessibleName(tr("Charts of the dashboard"));
    grid_->setSpacing(Gap);
    keepBarRoom();
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &BoardView::keepBarRoom);
    for (int column = 0; column < Columns; ++column) {
        grid_->setColumnStretch(column, 1);
    }
    unreported_->setObjectName(QStringLiteral("unreported"));
    unreported_->setWordWrap(true);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &BoardView::turnOnWhatIsSeen);
    soon_.setSingleShot(true);
    soon_.setInterval(FoldMs);
    connect(&soon_, &QTimer::timeout, this, &BoardView::fold);
    connect(&session_.store(), &link::Store::samplesArrived, this, [this] {
        if (!soon_.isActive() && isVisible()) {
            soon_.start();
        }
    });
    shared::sayInFigures(this, [this] { // names of lines have some: "95% under"
        const Board board = board_;
        setBoard({});
        setBoard(board);
    });
}

void BoardView::setBoard(const Board& board)
{
    if (board == board_) {
        return;
    }
    board_ = board;
    for (PanelCard* card : cards_) {
        delete card;
    }
    cards_.clear();
    folded_.clear();
    for (const auto& row : board_.rows) {
        for (const auto& panel : row) {
            auto* card = new PanelCard(session_, panel, &group_, content_);
            card->setMinimumHeight(CardHeight);
            card->offerAll();
            connect(card, &PanelCard::allWanted, this, &BoardView::allWanted);
            card->setNodes(nodes_);
            card->setLength(length_);
            cards_.push_back(card);
        }
    }
    verticalScrollBar()->setValue(0);
    arrange();
    fold();
}

/// Cards of panels that no node reports leave their room to the others.
void BoardView::fold()
{
    std::set<PanelCard*> folded;
    QStringList names;
    QStringList why;
    for (PanelCard* card : cards_) {
        const QString reason = card->unreported();
        if (!reason.isEmpty()) {
            folded.insert(card);
            names.append(boardText(card->panel().title));
            why.append(reason);
        }
    }
    if (folded == folded_) {
        return;
    }
    folded_ = std::move(folded);
    unreported_->setText(tr("Not reported by these nodes: %1").arg(names.join(shared::comma())));
    unreported_->setToolTip(why.join(QLatin1Char('\n')));
    unreported_->setAccessibleDescription(unreported_->toolTip());
    arrange();
}

/// Rows of one length flow into each other, so that a folded card leaves no hole.
void BoardView::arrange()
{
    narrow_ = viewport()->width() < NarrowBelow;
    for (PanelCard* card : cards_) {
        grid_->removeWidget(card);
    }
    grid_->removeWidget(unreported_);
    int place = 0; // from the first line's begin, in columns
    int before = Columns;
    auto card = cards_.begin();
    for (const auto& row : board_.rows) {
        const int wide = narrow_ ? Columns : Columns / static_cast<int>(row.size());
        if (wide != before) { // begins a line
            place = (place + Columns - 1) / Columns * Columns;
        }
        before = wide;
        for (std::size_t i = 0; i < row.size(); ++i, ++card) {
            (*card)->setVisible(!folded_.contains(*card));
            if (!folded_.contains(*card)) {
                grid_->addWidget(*card, place / Columns, place % Columns, 1, wide);
                place += wide;
            }
        }
    }
    grid_->addWidget(unreported_, (place + Columns - 1) / Columns, 0, 1, Columns, Qt::AlignTop);
    unreported_->setVisible(!folded_.empty());
    // After the layout has placed them.
    QTimer::singleShot(0, this, &BoardView::turnOnWhatIsSeen);
}

void BoardView::turnOnWhatIsSeen()
{
    const QRect seen(QPoint(0, verticalScrollBar()->value()), viewport()->size());
    for (PanelCard* card : cards_) {
        card->setOn(isVisible() && !card->isHidden() && card->geometry().intersects(seen));
    }
}

void BoardView::setNodes(const std::set<std::string>& nodes)
{
    nodes_ = nodes;
    for (PanelCard* card : cards_) {
        card->setNodes(nodes);
    }
    fold();
}

void BoardView::setLength(Duration length)
{
    length_ = length;
    for (PanelCard* card : cards_) {
        card->setLength(length);
    }
}

void BoardView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    if (narrow_ != (viewport()->width() < NarrowBelow)) {
        arrange();
    }
    QTimer::singleShot(0, this, &BoardView::turnOnWhatIsSeen);
}

void BoardView::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    fold(); // while it was hidden, nobody looked
    QTimer::singleShot(0, this, &BoardView::turnOnWhatIsSeen);
}

void BoardView::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange) {
        keepBarRoom();
    }
}

/// At the side of the scroll bar, which is there while there is something to scroll: a layout does
/// not mirror its margins.
void BoardView::keepBarRoom()
{
    const int room = verticalScrollBar()->maximum() > 0 ? BarRoom : 0;
    grid_->setContentsMargins(isRightToLeft() ? room : 0, 0, isRightToLeft() ? 0 : room, Gap);
}

/// The cards get their places after the view got its size.
bool BoardView::eventFilter(QObject* object, QEvent* event)
{
    if (object == content_ &&
        (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)) {
        QTimer::singleShot(0, this, &BoardView::turnOnWhatIsSeen);
    }
    return QScrollArea::eventFilter(object, event);
}

void BoardView::hideEvent(QHideEvent* event)
{
    QScrollArea::hideEvent(event);
    turnOnWhatIsSeen();
}

} // namespace bafar::ui::dashboards
