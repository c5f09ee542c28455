#pragma once
// Events as marks on a line, for below the map: the last 30 minutes, or in a replay all that can be
// replayed. Events that stand too near for a mark each share one, as the worst of them looks, with
// their count. A click on the line, or the arrow keys (with Ctrl from event to event), choose a
// moment, a click on a mark that of its event, of several the newest of the worst; but none before
// the console recorded. Time runs left to right in every language. Every mark, every clock below it
// and what is not recorded is an accessible item. GUI thread.
#include <QWidget>
#include <optional>
#include <vector>

#include "core/schema/event.h"
#include "ui/events/event_marks.h"
#include "ui/shared/item_text.h"
#include "ui/shared/theme.h"

class QPainter;

namespace bafar::ui::events {

class Timeline : public QWidget, public shared::PaintedItems {
    Q_OBJECT

public:
    static constexpr qint64 LengthMs = 30LL * 60 * 1000;

    explicit Timeline(QWidget* parent = nullptr);

    /// `events` oldest first; `now` is the right edge.
    void setEvents(std::vector<schema::Event> events, WallTime now);

    /// How far back it goes, and the moment that is shown elsewhere; nothing: the present.
    void setReplay(qint64 lengthMs, const std::optional<WallTime>& moment);

    /// From when on a moment can be shown elsewhere; before it the line is hatched, and moments are
    /// refused. Nothing: all can be.
    void setRecordedFrom(const std::optional<WallTime>& from);

    /// Why a moment before that cannot be shown.
    [[nodiscard]] QString whyNotRecorded() const;

    [[nodiscard]] QSize sizeHint() const override;

    /// Chooses the moment of the events with that key.
    void press(const std::string& key) override;

Q_SIGNALS:
    /// A person wants to see this moment.
    void momentChosen(const bafar::WallTime& moment);

    /// A person wants to see what nobody recorded.
    void momentRefused();

protected:
    [[nodiscard]] std::vector<shared::PaintedItem> paintedItems() const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    static constexpr double Line = 22;              ///< where it stands, from the top
    static constexpr double MarksMiddle = Line - 7; ///< marks stand on it

    /// One clock below the line.
    struct Tick {
        QString clock; ///< "14:05"
        double x = 0;
        QRectF area; ///< of the clock
    };

    [[nodiscard]] std::vector<Tick> ticks() const;
    [[nodiscard]] double xOf(WallTime at) const;
    [[nodiscard]] WallTime momentAt(double x) const;
    void choose(WallTime moment);
    [[nodiscard]] QRectF unrecorded() const; ///< empty: all that is shown can be chosen
    [[nodiscard]] QString notRecorded() const;
    void paintUnrecorded(QPainter& painter, const shared::Tokens& tokens) const;
    [[nodiscard]] WallTime eventBeside(WallTime moment, bool later) const;
    [[nodiscard]] std::vector<EventMark> marks() const; ///< of events_
    [[nodiscard]] QRectF squareOf(const EventMark& mark) const;
    [[nodiscard]] QRectF areaOf(const EventMark& mark) const;
    [[nodiscard]] QRectF reachOf(const EventMark& mark) const; ///< where a pointer means it
    [[nodiscard]] std::optional<EventMark> markAt(const QPointF& place) const;
    [[nodiscard]] QString tipOf(const EventMark& mark) const;
    void paintMarks(QPainter& painter, const shared::Tokens& tokens) const;

    /// It tells of the event with the index `shown` where that is one of its own.
    [[nodiscard]] shared::PaintedItem itemOf(const EventMark& mark, std::size_t shown) const;

    std::vector<schema::Event> events_;
    WallTime now_;
    qint64 lengthMs_ = LengthMs;
    std::optional<WallTime> moment_;
    std::optional<WallTime> recordedFrom_;
    QRectF pressed_; ///< the reach of the mark on which the mouse went down, until it leaves that
};

} // namespace bafar::ui::events
