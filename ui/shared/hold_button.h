#pragma once
// A button that must be held for 1.5 s, by mouse or by Space, before it says confirmed (rule D4).
//
// Letting go early, Escape, losing focus or being disabled starts over. Enter does nothing (rule
// D5). The fill shows how far the hold is. Time in which the window could not hear a release does
// not count. The timer is the widget's own; a test drives it with real presses, shorter ones where
// the time is not what it tests. A press by assistive technology cannot be held: it confirms where
// no hold is needed, and is a hold given up where one is. GUI thread.
#include <QBasicTimer>
#include <QElapsedTimer>
#include <QPushButton>

namespace bafar::shared {

class HoldButton : public QPushButton {
    Q_OBJECT

public:
    static constexpr int HoldMs = 1500;

    explicit HoldButton(const QString& text, QWidget* parent = nullptr);

    /// 0 to 1.
    [[nodiscard]] double progress() const;

    [[nodiscard]] bool holding() const { return timer_.isActive(); }

    /// How long it must be held, in ms: HoldMs, unless a test says otherwise.
    void setHoldMs(int ms) { neededMs_ = ms; }

    /// Presses and releases act at once instead of after a hold; for safe actions.
    void setHoldNeeded(bool needed) { holdNeeded_ = needed; }

Q_SIGNALS:
    void confirmed();
    void holdStarted();
    void holdAbandoned();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void begin();
    void pressedByHelp();
    void abandon();
    void paintHold();

    bool holdNeeded_ = true;
    int neededMs_ = HoldMs;
    QBasicTimer timer_;
    QElapsedTimer sinceTick_;
    qint64 heldMs_ = 0;
};

} // namespace bafar::shared
