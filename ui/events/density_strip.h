#pragma once
// Events as bars over time, stacked by severity, to choose a period from: by the mouse, or with the
// arrow keys, Shift to extend and Escape to give it up. Time runs left to right in every language.
// Every bar that is not empty, or that keys reached, every clock, and why there is no bar is an
// accessible item. GUI thread.
#include <QWidget>

#include "ui/events/density.h"
#include "ui/shared/item_text.h"

namespace bafar::shared {
struct Tokens;
}

namespace bafar::ui::events {

class DensityStrip : public QWidget, public shared::PaintedItems {
    Q_OBJECT

public:
    explicit DensityStrip(QWidget* parent = nullptr);

    void setDensity(const Density& density);

    /// Said in the place of the bars where none is to be seen; empty: nothing.
    void setNothing(const QString& why);

    /// The chosen period; it stays at its time while the bars move on.
    void setPeriod(const std::optional<Period>& period);

    [[nodiscard]] QSize sizeHint() const override;

    /// Chooses the bar with that key alone, or gives it up where it is chosen so.
    void press(const std::string& key) override;

Q_SIGNALS:
    /// A person chose a period, or gave it up.
    void periodChosen(const std::optional<bafar::ui::events::Period>& period);

protected:
    [[nodiscard]] std::vector<shared::PaintedItem> paintedItems() const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Tick {
        QString clock;
        QRectF area;
        double x = 0;
    };

    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double barWidth() const;
    [[nodiscard]] QRectF columnOf(std::size_t bar) const; ///< from top to bottom
    [[nodiscard]] std::size_t barOf(const QPoint& at) const;
    [[nodiscard]] std::vector<Tick> ticks() const;
    [[nodiscard]] bool isChosen(const Bar& bar) const;
    void paintBar(QPainter& painter, std::size_t bar, const shared::Tokens& tokens) const;
    void choose(std::size_t first, std::size_t last);
    void pick(std::size_t bar);

    Density density_;
    QString nothing_; ///< why there is no bar
    std::optional<Period> period_;
    std::optional<std::size_t> pressed_; ///< bar
    std::size_t anchor_ = 0;             ///< where the chosen bars begin
    std::size_t cursor_ = 0;             ///< and where they end
};

/// "09:31 to 09:32: 4 events", and how many of which severity.
[[nodiscard]] QString barText(const Density& density, std::size_t bar);

} // namespace bafar::ui::events
