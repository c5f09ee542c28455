#include "tests/console/tasks_devices.h"

#include <QChar>
#include <QDebug>
#include <X11/keysym.h>
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <xcb/xcb.h>
#include <xcb/xtest.h>

namespace bafar::test {
namespace {

constexpr char32_t Latin1End = 0x100;
constexpr int Levels = 2; ///< of a key: without Shift, and with it

struct Freed {
    void operator()(void* memory) const { std::free(memory); }
};

template <typename Answer>
using Answered = std::unique_ptr<Answer, Freed>;

/// The root window of the screen of that number.
xcb_window_t rootOf(const xcb_setup_t& setup, int screen)
{
    xcb_screen_iterator_t at = xcb_setup_roots_iterator(&setup);
    for (; screen > 0 && at.rem > 1; --screen) {
        xcb_screen_next(&at);
    }
    return at.data->root;
}

/// What stands on the key. Qt's codes and keysyms both are Latin-1 where that prints, but Qt's are
/// those of capitals.
xcb_keysym_t symbolOf(Qt::Key key)
{
    switch (key) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab: return XK_Tab; // with Shift
    case Qt::Key_Return: return XK_Return;
    default: break;
    }
    const auto code = static_cast<char32_t>(key);
    return code < Latin1End ? xcb_keysym_t{QChar::toLower(code)} : xcb_keysym_t{XCB_NO_SYMBOL};
}

} // namespace

ScreenDevices::ScreenDevices()
{
    int screen = 0;
    connection_ = xcb_connect(nullptr, &screen);
    if (xcb_connection_has_error(connection_) != 0) {
        qWarning("no X server answers at DISPLAY: nothing can be clicked or typed");
        return;
    }
    const xcb_query_extension_reply_t* extension =
        xcb_get_extension_data(connection_, &xcb_test_id);
    if (extension == nullptr || extension->present == 0) {
        qWarning("the X server has no XTEST: nothing can be clicked or typed");
        return;
    }
    root_ = rootOf(*xcb_get_setup(connection_), screen);
    readKeyboard();
}

ScreenDevices::~ScreenDevices()
{
    xcb_disconnect(connection_);
}

/// What can be typed without Shift is typed without it.
void ScreenDevices::readKeyboard()
{
    const xcb_setup_t* setup = xcb_get_setup(connection_);
    const int first = setup->min_keycode;
    const int count = setup->max_keycode - first + 1;
    const Answered<xcb_get_keyboard_mapping_reply_t> answer(xcb_get_keyboard_mapping_reply(
        connection_,
        xcb_get_keyboard_mapping(connection_, setup->min_keycode, static_cast<std::uint8_t>(count)),
        nullptr));
    if (answer == nullptr) {
        qWarning("the X server does not tell its keyboard: nothing can be typed");
        return;
    }
    const int perKey = answer->keysyms_per_keycode;
    const xcb_keysym_t* symbols = xcb_get_keyboard_mapping_keysyms(answer.get());
    for (int level = 0; level < std::min(Levels, perKey); ++level) {
        for (int key = 0; key < count; ++key) {
            const xcb_keysym_t symbol = symbols[key * perKey + level];
            if (symbol != XCB_NO_SYMBOL) {
                strokes_.try_emplace(symbol,
                                     Stroke{static_cast<std::uint8_t>(first + key), level == 1});
            }
        }
    }
}

/// Done when the server has said so.
bool ScreenDevices::send(std::uint8_t type, std::uint8_t detail, QPoint at)
{
    if (root_ == 0) {
        return false;
    }
    const xcb_void_cookie_t request = xcb_test_fake_input_checked(
        connection_, type, detail, XCB_CURRENT_TIME, root_, static_cast<std::int16_t>(at.x()),
        static_cast<std::int16_t>(at.y()), 0);
    const Answered<xcb_generic_error_t> error(xcb_request_check(connection_, request));
    if (error != nullptr) {
        qWarning("the X server refused an event of a device: error %d", error->error_code);
    }
    return error == nullptr && xcb_connection_has_error(connection_) == 0;
}

QPoint ScreenDevices::pointer() const
{
    if (root_ == 0) {
        return {};
    }
    const Answered<xcb_query_pointer_reply_t> answer(
        xcb_query_pointer_reply(connection_, xcb_query_pointer(connection_, root_), nullptr));
    return answer == nullptr ? QPoint() : QPoint(answer->root_x, answer->root_y);
}

bool ScreenDevices::movePointer(QPoint to)
{
    return send(XCB_MOTION_NOTIFY, 0, to); // 0: to, not by
}

bool ScreenDevices::moveButton(Way way)
{
    return send(way == Way::Down ? XCB_BUTTON_PRESS : XCB_BUTTON_RELEASE, XCB_BUTTON_INDEX_1, {});
}

bool ScreenDevices::moveKey(std::uint8_t code, Way way)
{
    return send(way == Way::Down ? XCB_KEY_PRESS : XCB_KEY_RELEASE, code, {});
}

std::vector<std::uint8_t> ScreenDevices::codesFor(Qt::Key key,
                                                  Qt::KeyboardModifiers modifiers) const
{
    const auto stroke = strokes_.find(symbolOf(key));
    if (stroke == strokes_.end()) {
        return {};
    }
    std::vector<xcb_keysym_t> held;
    if (modifiers.testFlag(Qt::ControlModifier)) {
        held.push_back(XK_Control_L);
    }
    if (modifiers.testFlag(Qt::ShiftModifier) || key == Qt::Key_Backtab || stroke->second.shifted) {
        held.push_back(XK_Shift_L);
    }
    std::vector<std::uint8_t> codes;
    for (const xcb_keysym_t symbol : held) {
        const auto modifier = strokes_.find(symbol);
        if (modifier == strokes_.end()) {
            return {};
        }
        codes.push_back(modifier->second.code);
    }
    codes.push_back(stroke->second.code);
    return codes;
}

} // namespace bafar::test
