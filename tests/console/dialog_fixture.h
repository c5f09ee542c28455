#pragma once
// The real plan dialog over a window of its own, on three agents made by hand.
#include <QPushButton>
#include <functional>
#include <memory>

#include "tests/console/fake_agents.h"
#include "ui/actions/plan_dialog.h"
#include "ui/link/session.h"
#include "ui/shared/hold_button.h"

namespace bafar::test {

/// While it lives, both clocks stand a little further back than a plan must be seen (D5): one that
/// is opened meanwhile needs only its end in sight. They must not be held before, and go
/// afterwards.
class SeenBefore {
public:
    SeenBefore();
    ~SeenBefore();
    SeenBefore(const SeenBefore&) = delete;
    SeenBefore& operator=(const SeenBefore&) = delete;
};

/// Presses the button as long as it must be held, which is made short: how long a person holds it
/// is what plan_rules_test asserts (D4). True once `confirmed`.
[[nodiscard]] bool holdShortly(shared::HoldButton& button, const std::function<bool()>& confirmed);

class DialogFixture {
public:
    DialogFixture();
    ~DialogFixture();
    DialogFixture(const DialogFixture&) = delete;
    DialogFixture& operator=(const DialogFixture&) = delete;

    FakeLink& n1() { return *agents["n1"]; }

    /// Opens the dialog; the plan is there, but not yet seen for long enough.
    ui::actions::PlanDialog& open();

    /// The same, and that time is over: the plan is to be read to its end.
    ui::actions::PlanDialog& openSeen();

    /// The same, until the plan can be confirmed.
    ui::actions::PlanDialog& openReady();

    /// Holds the button, shortly, until the confirmation has left; false when it does not.
    [[nodiscard]] bool confirm();

    /// The visible button of that text, or null.
    [[nodiscard]] QPushButton* button(const char* text) const;

    /// What the window says to a screen reader.
    [[nodiscard]] QString text() const;

    std::map<std::string, FakeLink*> agents;
    std::unique_ptr<link::Session> session;
    std::unique_ptr<QWidget> window;
    ui::actions::PlanDialog* dialog = nullptr;
};

} // namespace bafar::test
