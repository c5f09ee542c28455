#pragma once
// What a person has to act with: the left mouse button at a place of a widget, and keys.
//
// On an X server (platform xcb) they are the server's own pointer and keyboard, so all that lies
// between a device and a widget takes part: which window the server finds there or has given the
// focus, grabs, what covers what, Qt's own hit test. On any other platform Qt Test hands the events
// straight to the widget. Whatever was pressed is to be released, also where the press failed: a
// device may be down all the same. One button or key at a time. GUI thread.
#include <QPoint>
#include <QWidget>
#include <memory>

namespace bafar::test {

class Hands {
public:
    Hands() = default;
    Hands(const Hands&) = delete;
    Hands& operator=(const Hands&) = delete;
    virtual ~Hands() = default;

    /// Moves to `at` of `target` and presses the left button. False: `target` or what is inside it
    /// did not get the press, and whatever is there may have.
    [[nodiscard]] virtual bool pressButton(QWidget& target, QPoint at) = 0;

    /// Where it was pressed. False: no window heard of it.
    [[nodiscard]] virtual bool releaseButton() = 0;

    /// Presses the modifiers and then the key, for what has the focus. False: the window is not the
    /// active one, the keyboard has no such key, or no window heard of it.
    [[nodiscard]] virtual bool pressKey(Qt::Key key, Qt::KeyboardModifiers modifiers) = 0;

    /// The key and then its modifiers. False: no window heard of it.
    [[nodiscard]] virtual bool releaseKey() = 0;

    /// How many events of the screen's devices came to a window; 0 where they are Qt Test's.
    [[nodiscard]] virtual int deviceEvents() const = 0;
};

/// Those of the platform; `window` is the one at work, and outlives them.
[[nodiscard]] std::unique_ptr<Hands> makeHands(QWidget& window);

} // namespace bafar::test
