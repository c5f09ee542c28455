#pragma once
// The pointer and the keyboard of an X server, moved and pressed as their owner would: by the
// server's XTEST extension, over a connection of their own to the DISPLAY of the environment.
//
// What is done becomes an event of the server for whichever window it finds under the pointer or
// with the focus; whether that window has received it, this cannot tell. Where there is no such
// server, or it has no XTEST, a warning says so once and nothing can be done. One thread.
#include <QPoint>
#include <Qt>
#include <cstdint>
#include <map>
#include <vector>

struct xcb_connection_t;

namespace bafar::test {

class ScreenDevices {
public:
    enum class Way : std::uint8_t { Down, Up };

    ScreenDevices();
    ~ScreenDevices();
    ScreenDevices(const ScreenDevices&) = delete;
    ScreenDevices& operator=(const ScreenDevices&) = delete;

    /// Where the pointer is, in pixels of the server's screen, as everywhere here.
    [[nodiscard]] QPoint pointer() const;

    /// False, here and below: the server did not do it.
    [[nodiscard]] bool movePointer(QPoint to);

    /// The left button, where the pointer is.
    [[nodiscard]] bool moveButton(Way way);

    /// The key of that code.
    [[nodiscard]] bool moveKey(std::uint8_t code, Way way);

    /// The codes of the keys to be held down for `key`, the modifiers first, by the server's
    /// keyboard: Shift is added where `key` stands above another. Letters are small unless
    /// `modifiers` has Shift. Knows what Latin-1 prints, Tab and Return; Shift and Control. Empty:
    /// it cannot be typed.
    [[nodiscard]] std::vector<std::uint8_t> codesFor(Qt::Key key,
                                                     Qt::KeyboardModifiers modifiers) const;

private:
    /// How a symbol is typed.
    struct Stroke {
        std::uint8_t code = 0;
        bool shifted = false;
    };

    void readKeyboard();
    [[nodiscard]] bool send(std::uint8_t type, std::uint8_t detail, QPoint at);

    xcb_connection_t* connection_ = nullptr;
    std::uint32_t root_ = 0; ///< the window of the whole screen; 0: there are no devices
    std::map<std::uint32_t, Stroke> strokes_; ///< by keysym
};

} // namespace bafar::test
