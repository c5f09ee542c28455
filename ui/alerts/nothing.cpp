#include "ui/alerts/nothing.h"

#include <QLabel>
#include <QPushButton>

#include "ui/alerts/text.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"

namespace bafar::ui::alerts {
namespace {

/// How many rules the nodes that are heard evaluate; 0: none, or their agents do not say.
std::size_t rulesOf(const link::Store& store, const std::set<std::string>& heard)
{
    std::set<std::string_view> names;
    for (const std::string& node : heard) {
        const auto* status = store.status<schema::alerting::Status>(node, schema::alerting::Name);
        if (status == nullptr) {
            continue;
        }
        for (const schema::alerting::RuleStatus& rule : status->rules) {
            if (rule.enabled) {
                names.insert(rule.name);
            }
        }
    }
    return names.size();
}

} // namespace

NothingFires::NothingFires(link::Session& session, QWidget* parent)
    : EmptyState(parent)
    , session_(session)
    , unalarmed_(shared::makeLabel({}, shared::TextRole::Body, this))
    , show_(shared::makeButton(tr("Show it"), "", this))
    , spec_(shared::makeButton(tr("Open the cluster spec"), "", this))
{
    unalarmed_->setObjectName(QStringLiteral("unalarmed"));
    unalarmed_->setAlignment(Qt::AlignCenter);
    unalarmed_->setWordWrap(true);
    shared::setTone(unalarmed_, "warn");
    show_->setObjectName(QStringLiteral("show unalarmed"));
    spec_->setObjectName(QStringLiteral("open spec"));
    addBelow(unalarmed_, 6, {}); // as wide as the texts
    addBelow(show_);
    addBelow(spec_);
    connect(show_, &QPushButton::clicked, this, [this] {
        const QString worst = worst_; // showing it may refresh this
        session_.show(worst);
    });
    connect(spec_, &QPushButton::clicked, this, [this] { session_.changeSpec(); });
}

void NothingFires::refresh(bool isFiltered)
{
    const link::Alerts& alerts = session_.alerts();
    const things::Emptiness empty =
        emptinessOf(alerts, isFiltered, things::hearingOf(session_.store()),
                    rulesOf(session_.store(), alerts.heard));
    setTexts(empty.why, empty.whatToDo);
    spec_->setVisible(empty.isSpec);
    const bool isJudged = !isFiltered && alerts.isConfigured() && !alerts.heard.empty();
    const Unalarmed unwell = isJudged ? unalarmedOf(session_.topology()) : Unalarmed{};
    worst_ = unwell.worst == nullptr ? QString() : shared::fromPeer(unwell.worst->entity.id);
    unalarmed_->setText(unalarmedText(session_.topology(), unwell));
    unalarmed_->setVisible(unwell.worst != nullptr);
    show_->setVisible(unwell.worst != nullptr);
}

} // namespace bafar::ui::alerts
