#include "ui/cluster/spec_stager.h"

#include <QPointer>
#include <algorithm>

#include "ui/link/session.h"

namespace bafar::ui::cluster {

SpecStager::SpecStager(link::Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
{
    limit_.setSingleShot(true);
    connect(&limit_, &QTimer::timeout, this, [this] {
        forget();
        Q_EMIT notOffered();
    });
    connect(&session_.store(), &link::Store::offersChanged, this, &SpecStager::goOn);
}

void SpecStager::forget()
{
    ++attempt_;
    limit_.stop();
    revision_.clear();
    if (busy_) {
        busy_ = false;
        Q_EMIT changed();
    }
}

void SpecStager::stage(const std::string& agent,
                       const std::string& base,
                       const std::string& text,
                       bool unlocks)
{
    forget();
    link::AgentLink* link = session_.link(agent);
    if (link == nullptr) {
        Q_EMIT refused({Code::Unavailable, "no agent is heard"});
        return;
    }
    agent_ = agent;
    unlocks_ = unlocks;
    busy_ = true;
    const int attempt = attempt_;
    const QPointer<SpecStager> self(this);
    Q_EMIT changed();
    link->stageSpec(base, text, [self, attempt](const Result<schema::SpecStaging>& answer) {
        if (self != nullptr && self->attempt_ == attempt) {
            self->take(answer);
        }
    });
}

void SpecStager::take(const Result<schema::SpecStaging>& answer)
{
    if (answer && answer->problems.empty()) {
        revision_ = answer->revision;
        limit_.start(OfferMs);
        goOn();
        return;
    }
    forget();
    if (answer) {
        Q_EMIT wrong(answer->problems);
    } else {
        Q_EMIT refused(answer.error());
    }
}

/// By the agent that keeps the text: another one does not know it.
bool SpecStager::isOffered() const
{
    const link::AgentFacts* facts = session_.store().agent(agent_);
    if (facts == nullptr) {
        return false;
    }
    const auto names = [this](const schema::ActionParameter& one) {
        return std::find(one.choices.begin(), one.choices.end(), revision_) != one.choices.end();
    };
    return std::any_of(facts->offers.begin(), facts->offers.end(),
                       [&names](const schema::ActionInfo& one) {
                           return one.name == Apply &&
                                  std::any_of(one.parameters.begin(), one.parameters.end(), names);
                       });
}

void SpecStager::goOn()
{
    if (revision_.empty() || !isOffered()) {
        return;
    }
    const std::string revision = revision_;
    forget();
    const auto ask = unlocks_ ? &link::Session::unlockAndRequest : &link::Session::requestAction;
    (session_.*ask)(Apply, {}, {{"revision", revision}}, agent_);
}

} // namespace bafar::ui::cluster
