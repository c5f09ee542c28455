#include "ui/things/emptiness.h"

#include <QCoreApplication>

#include "ui/link/session.h"
#include "ui/shared/format.h"

namespace bafar::ui::things {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ThingsPage)
};

} // namespace

Hearing hearingOf(const link::Store& store)
{
    Hearing hearing;
    hearing.heard = heardOf(store);
    for (const auto& [node, facts] : store.agents()) {
        const bool isHeard = !facts.reports.empty() && facts.freshness == schema::State::Ok;
        (isHeard ? hearing.now : hearing.missing).append(shared::technical(node));
    }
    return hearing;
}

Emptiness emptinessOf(const Hearing& hearing, const Emptiness& none)
{
    switch (hearing.heard) {
    case Heard::Never:
        return {Words::tr("No agent was heard yet"),
                Words::tr("Nothing is known until one answers.")};
    case Heard::Before:
        return {Words::tr("No agent is heard"),
                Words::tr("There was none when they were last heard. That says nothing of now.")};
    case Heard::Partly:
        return {none.why, Words::tr("Heard: %1. Not heard, and may know more: %2. Bring %2 back: "
                                    "check the node, its network and bafar-agent there.")
                              .arg(shared::listed(hearing.now), shared::listed(hearing.missing))};
    case Heard::Now: break;
    }
    return none;
}

EmptyPage::EmptyPage(link::Session& session, QWidget* parent)
    : EmptyState(parent)
    , spec_(shared::makeButton(Words::tr("Open the cluster spec"), "", this))
{
    addBelow(spec_, 6);
    spec_->setObjectName(QStringLiteral("spec of an empty page"));
    spec_->hide();
    connect(spec_, &QPushButton::clicked, this, [&session] { session.changeSpec(); });
}

void EmptyPage::setEmptiness(const Emptiness& emptiness)
{
    setTexts(emptiness.why, emptiness.whatToDo);
    spec_->setVisible(emptiness.isSpec);
}

} // namespace bafar::ui::things
