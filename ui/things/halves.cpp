#include "ui/things/halves.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <limits>

#include "ui/shared/theme.h"
#include "ui/things/page.h"

namespace bafar::ui::things {
namespace {

constexpr int UpperHeightMin = 120; ///< pixels of the table, whatever is below it
constexpr int UpperShareMax = 60;   ///< percent of the page, but for the first rows
constexpr int FewRows = 64;         ///< pixels: for so little no row stays out of sight
constexpr int FirstRows = 5;        ///< are seen before there is more below than it asks for
constexpr int AllRows = std::numeric_limits<int>::max();
constexpr int RoomToReturn = 60; ///< pixels: a bar that goes with it may let rows need fewer lines
constexpr int KeyStep = 24;      ///< pixels
constexpr int HandleWidth = 6;   ///< pixels: its grip touches neither the last row nor what follows
constexpr int FocusLine = 2;

class Handle : public QSplitterHandle {
public:
    explicit Handle(Halves* halves)
        : QSplitterHandle(Qt::Vertical, halves)
    {
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(Halves::tr("Between the table and what is below it"));
        setAccessibleDescription(Halves::tr("Up and Down move it, Home and End as far as it goes"));
    }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        switch (event->key()) {
        case Qt::Key_Up: moveSplitter(pos().y() - KeyStep); break;
        case Qt::Key_Down: moveSplitter(pos().y() + KeyStep); break;
        case Qt::Key_Home: moveSplitter(0); break;
        case Qt::Key_End: moveSplitter(splitter()->height()); break;
        default: QSplitterHandle::keyPressEvent(event);
        }
    }

    void focusInEvent(QFocusEvent* event) override
    {
        QSplitterHandle::focusInEvent(event);
        update();
    }

    void focusOutEvent(QFocusEvent* event) override
    {
        QSplitterHandle::focusOutEvent(event);
        update();
    }

    void paintEvent(QPaintEvent* event) override
    {
        QSplitterHandle::paintEvent(event);
        if (hasFocus()) {
            QPainter painter(this);
            const int high = std::min(FocusLine, height());
            painter.fillRect(0, (height() - high) / 2, width(), high,
                             shared::tokensOf(palette()).accent);
        }
    }
};

} // namespace

Halves::Halves(QWidget* upper,
               BelowPanel* lower,
               std::function<int(int rowsMax)> upperHeight,
               QWidget* parent)
    : QSplitter(Qt::Vertical, parent)
    , lower_(lower)
    , upperHeight_(std::move(upperHeight))
{
    upper->setMinimumHeight(UpperHeightMin);
    upper->installEventFilter(this);
    setChildrenCollapsible(false);
    setHandleWidth(HandleWidth);
    addWidget(upper);
    addWidget(lower);
    setStretchFactor(0, 1);
    connect(this, &QSplitter::splitterMoved, this,
            [this](int above) { setProperty(SplitShare, above * 100 / std::max(1, height())); });
    connect(lower, &BelowPanel::unfolded, this, [this] {
        unfolded_ = true;
        share();
    });
}

QSplitterHandle* Halves::createHandle()
{
    return new Handle(this);
}

void Halves::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    fit();
}

bool Halves::event(QEvent* event)
{
    const bool isDone = QSplitter::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        fit();
    }
    return isDone;
}

/// What stands above the table finds its height only when it has its width, or its own rows: once
/// that is laid out this is, too.
bool Halves::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize) {
        QCoreApplication::postEvent(this, new QEvent(QEvent::LayoutRequest));
    }
    return QSplitter::eventFilter(object, event);
}

void Halves::fit(bool any)
{
    any_ = any;
    fit();
}

void Halves::fit()
{
    const bool isChosen = property(SplitShare).isValid();
    const int first = upperHeight_(FirstRows);
    const bool hasBar = first < upperHeight_(AllRows); // beside what is below, and not without it
    const int least = first + lowerLeast();
    isLow_ = height() < least + (isLow_ && hasBar && isVisible() ? RoomToReturn : 0);
    lower_->setVisible(any_ && (isChosen || !lower_->givesWay() || !isLow_));
    if (unfolded_ && !isChosen && !lower_->isHidden()) {
        share();
    }
}

int Halves::lowerLeast() const
{
    return handleWidth() + std::max(lower_->minimumHeight(), lower_->minimumSizeHint().height());
}

/// Pixels of the upper half at most: its share, but for the first rows, or all its rows where only
/// a few more are left; what is below keeps more than its least where not all of them are seen.
int Halves::upperMost() const
{
    const int room = std::max(UpperHeightMin, height() - lowerLeast());
    const int all = upperHeight_(AllRows);
    const int share = std::max(upperHeight_(FirstRows), height() * UpperShareMax / 100);
    return all <= room && all - share <= FewRows
               ? all
               : std::min(share, std::max(UpperHeightMin, room - lower_->beyondLeast()));
}

/// Pixels of the upper half, `most` at most, that cut no row where one has room.
int Halves::endOfRow(int most) const
{
    const int all = upperHeight_(AllRows);
    if (all <= most) {
        return all;
    }
    int end = most;
    for (int rows = 1, next = upperHeight_(rows); next <= most; next = upperHeight_(++rows)) {
        end = next;
    }
    return end;
}

void Halves::share()
{
    const QVariant chosen = property(SplitShare);
    const int above = chosen.isValid() ? height() * std::clamp(chosen.toInt(), 10, 90) / 100
                                       : endOfRow(upperMost());
    if (sizes().front() == above) {
        return;
    }
    // The handle is between them: what is asked for beyond the room is taken from both.
    setSizes({above, height() - handleWidth() - above});
}

} // namespace bafar::ui::things
