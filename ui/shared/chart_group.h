#pragma once
// What the charts of one page share: the time they show and the moment that is pointed at. GUI
// thread.
#include <QObject>

#include "ui/shared/chart_time.h"

namespace bafar::shared {

class ChartGroup : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const ChartTime& time() const { return time_; }

    /// Changes it and tells every chart; what is pointed at and not shown any more is let go.
    template <class Change>
    void change(Change change)
    {
        change(time_);
        keepCursorShown();
        Q_EMIT changed();
    }

    /// The moment that is pointed at in every chart; nothing: none.
    [[nodiscard]] std::optional<qint64> cursor() const { return cursor_; }

    void setCursor(std::optional<qint64> atMs);

Q_SIGNALS:
    /// The time or the cursor.
    void changed();

private:
    void keepCursorShown();

    ChartTime time_;
    std::optional<qint64> cursor_;
};

} // namespace bafar::shared
