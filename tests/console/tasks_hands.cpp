#include "tests/console/tasks_hands.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPointer>
#include <QScreen>
#include <QTest>
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "tests/console/tasks_devices.h"

namespace bafar::test {
namespace {

constexpr int ArriveMs = 5000; ///< an event of a device is lost after that
constexpr int MovesMax = 5;    ///< after a target that moves while it is aimed at

/// Qt Test's events.
class TestHands : public Hands {
public:
    explicit TestHands(QWidget& window)
        : window_(window)
    {
    }

    bool pressButton(QWidget& target, QPoint at) override;
    bool releaseButton() override;
    bool pressKey(Qt::Key key, Qt::KeyboardModifiers modifiers) override;
    bool releaseKey() override;

    [[nodiscard]] int deviceEvents() const override { return 0; }

private:
    QWidget& window_;
    QPointer<QWidget> clicked_; ///< a press may end the widget
    QPoint at_;
    QPointer<QWidget> typedInto_;
    Qt::Key key_ = Qt::Key_unknown;
    Qt::KeyboardModifiers modifiers_;
};

bool TestHands::pressButton(QWidget& target, QPoint at)
{
    clicked_ = &target;
    at_ = at;
    QTest::mousePress(&target, Qt::LeftButton, {}, at);
    return true;
}

bool TestHands::releaseButton()
{
    if (clicked_ != nullptr) {
        QTest::mouseRelease(clicked_.data(), Qt::LeftButton, {}, at_);
    }
    return true;
}

bool TestHands::pressKey(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget* focused = QApplication::focusWidget();
    typedInto_ = focused != nullptr ? focused : &window_;
    key_ = key;
    modifiers_ = modifiers;
    QTest::keyPress(typedInto_.data(), key, modifiers);
    return true;
}

bool TestHands::releaseKey()
{
    if (typedInto_ != nullptr) {
        QTest::keyRelease(typedInto_.data(), key_, modifiers_);
    }
    return true;
}

/// The screen's devices. Each event of theirs is awaited until Qt has given it to a window, and
/// with it to the widget that it is for.
class ScreenHands : public QObject, public Hands {
public:
    explicit ScreenHands(QWidget& window);

    bool pressButton(QWidget& target, QPoint at) override;
    bool releaseButton() override;
    bool pressKey(Qt::Key key, Qt::KeyboardModifiers modifiers) override;
    bool releaseKey() override;

    [[nodiscard]] int deviceEvents() const override { return deviceEvents_; }

protected:
    bool eventFilter(QObject* receiver, QEvent* event) override;

private:
    using Way = ScreenDevices::Way;
    using Types = std::vector<QEvent::Type>;

    [[nodiscard]] bool moveOverTarget(QPoint at);
    [[nodiscard]] bool arrives(bool done, Types types, std::uint8_t key = 0);
    [[nodiscard]] bool isAwaited(const QEvent& event) const;
    void notePress(const QWidget& receiver);

    QWidget& window_;
    ScreenDevices devices_;
    Types awaited_;
    std::uint8_t awaitedKey_ = 0; ///< its code; 0: none
    bool arrived_ = false;
    QPointer<QWidget> target_;
    std::optional<bool> hit_; ///< whether the target got the press; nothing: no widget did so far
    bool buttonDown_ = false;
    std::vector<std::uint8_t> keysDown_; ///< their codes, as pressed
    int deviceEvents_ = 0;
};

ScreenHands::ScreenHands(QWidget& window)
    : window_(window)
{
    qApp->installEventFilter(this);
}

/// Where that is on the server's screen; nothing: it is not on it.
std::optional<QPoint> pixelOf(const QWidget& widget, QPoint at)
{
    const QScreen& screen = *widget.screen();
    const QPoint global = widget.mapToGlobal(at);
    if (!screen.geometry().contains(global)) {
        return std::nullopt;
    }
    const QPoint corner = screen.geometry().topLeft(); // Qt scales each screen from there
    return corner + (QPointF(global - corner) * screen.devicePixelRatio()).toPoint();
}

/// A pointer that is there already does not move, and no event would come of it.
bool ScreenHands::moveOverTarget(QPoint at)
{
    for (int move = 0; move < MovesMax && target_ != nullptr; ++move) {
        const std::optional<QPoint> to = pixelOf(*target_, at);
        if (!to) {
            return false;
        }
        if (devices_.pointer() == *to) {
            return true;
        }
        if (!arrives(devices_.movePointer(*to), {QEvent::MouseMove, QEvent::Enter})) {
            return false;
        }
    }
    return false;
}

/// Qt has told the window of what the devices did: one of these events.
bool ScreenHands::arrives(bool done, Types types, std::uint8_t key)
{
    awaited_ = std::move(types);
    awaitedKey_ = key;
    arrived_ = false;
    if (!done || !QTest::qWaitFor([this] { return arrived_; }, ArriveMs)) {
        qWarning("an event of the screen's devices did not arrive at the window");
        return false;
    }
    ++deviceEvents_;
    return true;
}

bool ScreenHands::isAwaited(const QEvent& event) const
{
    if (std::ranges::find(awaited_, event.type()) == awaited_.end()) {
        return false;
    }
    if (awaitedKey_ == 0) {
        return true;
    }
    const auto& key = static_cast<const QKeyEvent&>(event);
    return key.nativeScanCode() == awaitedKey_ && !key.isAutoRepeat();
}

/// The first widget that gets a press is the one that was hit; what it ignores goes to its parents.
void ScreenHands::notePress(const QWidget& receiver)
{
    if (!hit_) {
        const QWidget* target = target_.data();
        hit_ = target != nullptr && (target == &receiver || target->isAncestorOf(&receiver));
    }
}

/// A window hears of an event before its widgets do.
bool ScreenHands::eventFilter(QObject* receiver, QEvent* event)
{
    if (!event->spontaneous()) {
        return false;
    }
    if (receiver->isWindowType()) {
        arrived_ = arrived_ || isAwaited(*event);
    } else if (receiver->isWidgetType() && (event->type() == QEvent::MouseButtonPress ||
                                            event->type() == QEvent::MouseButtonDblClick)) {
        notePress(static_cast<const QWidget&>(*receiver));
    }
    return false;
}

bool ScreenHands::pressButton(QWidget& target, QPoint at)
{
    target_ = &target;
    if (!moveOverTarget(at)) {
        return false;
    }
    hit_.reset();
    buttonDown_ = devices_.moveButton(Way::Down);
    return arrives(buttonDown_, {QEvent::MouseButtonPress}) && hit_.value_or(false);
}

bool ScreenHands::releaseButton()
{
    return !std::exchange(buttonDown_, false) ||
           arrives(devices_.moveButton(Way::Up), {QEvent::MouseButtonRelease});
}

/// What a shortcut takes is no KeyPress any more.
bool ScreenHands::pressKey(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    const std::vector<std::uint8_t> codes = devices_.codesFor(key, modifiers);
    bool well = !codes.empty() && window_.isActiveWindow();
    for (auto code = codes.begin(); well && code != codes.end(); ++code) {
        keysDown_.push_back(*code);
        well = arrives(devices_.moveKey(*code, Way::Down),
                       {QEvent::ShortcutOverride, QEvent::KeyPress}, *code);
    }
    return well;
}

/// All of them, whatever fails: none stays down for what comes after.
bool ScreenHands::releaseKey()
{
    bool well = true;
    while (!keysDown_.empty()) {
        const std::uint8_t code = keysDown_.back();
        keysDown_.pop_back();
        well = arrives(devices_.moveKey(code, Way::Up), {QEvent::KeyRelease}, code) && well;
    }
    return well;
}

} // namespace

std::unique_ptr<Hands> makeHands(QWidget& window)
{
    if (QGuiApplication::platformName() == QLatin1String("xcb")) {
        return std::make_unique<ScreenHands>(window);
    }
    return std::make_unique<TestHands>(window);
}

} // namespace bafar::test
