#include "tests/console/dialog_fixture.h"

#include <QApplication>
#include <QTest>

#include "app/dump.h"
#include "ui/actions/rules.h"
#include "ui/link/clock.h"
#include "ui/shared/item_text.h"
#include "ui/shared/theme.h"

namespace bafar::test {

SeenBefore::SeenBefore()
{
    using std::chrono::milliseconds;
    constexpr auto Ago =
        std::chrono::duration_cast<milliseconds>(ui::actions::VisibleMin) + milliseconds{50};
    link::holdClocks(
        link::Moment{link::monotonicNow() - Ago, {link::wallNow().unixMs - Ago.count()}});
}

SeenBefore::~SeenBefore()
{
    link::holdClocks({});
}

bool holdShortly(shared::HoldButton& button, const std::function<bool()>& confirmed)
{
    constexpr int ShortMs = 40; // more than one tick: a click is still no hold
    button.setHoldMs(ShortMs);
    QTest::mousePress(&button, Qt::LeftButton);
    const bool done = QTest::qWaitFor(confirmed, 5000);
    QTest::mouseRelease(&button, Qt::LeftButton);
    button.setHoldMs(shared::HoldButton::HoldMs);
    return done;
}

DialogFixture::DialogFixture()
    : window(std::make_unique<QWidget>())
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    FakeCluster cluster;
    agents = cluster.observers;
    session = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(cluster.links));
    session->start();
    for (const auto& [name, link] : agents) {
        link->saySnapshot("n1");
        link->planAnswer = handOverPlan("n2");
    }
    window->resize(1100, 840); // the hand-over is read at once
    window->show();
    (void)QTest::qWaitForWindowExposed(window.get());
    window->activateWindow();
}

DialogFixture::~DialogFixture()
{
    window.reset(); // before the session its dialog looks at
}

ui::actions::PlanDialog& DialogFixture::open()
{
    dialog = new ui::actions::PlanDialog(
        *session, {"floating_ip.hand_over", {{"address", "web"}, {"to", "n2"}}, ""}, window.get());
    return *dialog;
}

ui::actions::PlanDialog& DialogFixture::openSeen()
{
    const SeenBefore before;
    return open();
}

ui::actions::PlanDialog& DialogFixture::openReady()
{
    openSeen();
    (void)QTest::qWaitFor([this] { return dialog->holdButton()->isEnabled(); }, 3000);
    return *dialog;
}

bool DialogFixture::confirm()
{
    const std::size_t before = n1().confirmations.size();
    return holdShortly(*dialog->holdButton(),
                       [this, before] { return n1().confirmations.size() > before; });
}

QPushButton* DialogFixture::button(const char* text) const
{
    for (QPushButton* one : dialog->findChildren<QPushButton*>()) {
        if (one->text() == QString::fromUtf8(text) && one->isVisible()) {
            return one;
        }
    }
    return nullptr;
}

QString DialogFixture::text() const
{
    return app::accessibleText(*window);
}

} // namespace bafar::test
