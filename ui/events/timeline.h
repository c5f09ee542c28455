#pragma once
// The last 30 minutes of events as marks on a line, for below the map. Time runs left to right in
// every language. Every mark and every clock below it is an accessible item. GUI thread.
#include <QWidget>
#include <vector>

#include "core/schema/event.h"
#include "ui/shared/item_text.h"

namespace bafar::ui::events {

class Timeline : public QWidget, public shared::PaintedItems {
    Q_OBJECT

public:
    static constexpr qint64 LengthMs = 30LL * 60 * 1000;

    explicit Timeline(QWidget* parent = nullptr);

    /// `events` oldest first; `now` is the right edge.
    void setEvents(std::vector<schema::Event> events, WallTime now);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    [[nodiscard]] std::vector<shared::PaintedItem> paintedItems() const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// One clock below the line.
    struct Tick {
        QString clock; ///< "14:05"
        double x = 0;
        QRectF area; ///< of the clock
    };

    [[nodiscard]] std::vector<Tick> ticks() const;
    [[nodiscard]] double xOf(WallTime at) const;
    [[nodiscard]] QRectF markOf(const schema::Event& event) const;

    std::vector<schema::Event> events_;
    WallTime now_;
};

} // namespace bafar::ui::events
