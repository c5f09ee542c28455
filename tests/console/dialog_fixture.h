#pragma once
// The real plan dialog over a window of its own, on three agents made by hand.
#include <QPushButton>
#include <memory>

#include "tests/console/fake_agents.h"
#include "ui/actions/plan_dialog.h"
#include "ui/link/session.h"

namespace bafar::test {

class DialogFixture {
public:
    DialogFixture();
    ~DialogFixture();
    DialogFixture(const DialogFixture&) = delete;
    DialogFixture& operator=(const DialogFixture&) = delete;

    FakeLink& n1() { return *agents["n1"]; }

    /// Opens the dialog; the plan is there, but not yet seen for long enough.
    ui::actions::PlanDialog& open();

    /// The same, until the plan can be confirmed.
    ui::actions::PlanDialog& openReady();

    /// Holds the button until the confirmation has left; false when it does not.
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
