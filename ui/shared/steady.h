#pragma once
// Room for a text that changes every second, without the page being laid out anew each time.
//
// Qt asks every layout from a label up to its window, and every page of a stack that it passes,
// how much room they want whenever a text changes; measured, that was a quarter of what a page of
// live charts costs. This one asks only when the rounded room differs. GUI thread.
#include <QWidget>

namespace bafar::shared {

class Steady : public QWidget {
    Q_OBJECT

public:
    /// Widths are rounded up to a multiple of these pixels: what a few more digits need.
    static constexpr int Step = 32;

    /// Owns the widget from now on and gives it all its room.
    explicit Steady(QWidget* inside, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void measure();

    QWidget* inside_;
    QSize wanted_; ///< as the layout knows it
    QSize least_;
};

} // namespace bafar::shared
