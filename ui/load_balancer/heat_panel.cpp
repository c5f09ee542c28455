#include "ui/load_balancer/heat_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/load_balancer/heat_key.h"
#include "ui/load_balancer/heat_view.h"
#include "ui/shared/figures.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::load_balancer {

HeatPanel::HeatPanel(link::Session& session, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , view_(new HeatView(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0); // a head stands further from what is before it
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    QLabel* title = shared::makeLabel({}, shared::TextRole::Section, this);
    shared::sayInFigures(title, [title] { title->setText(tr("Answers of the last 15 minutes")); });
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(makeHeatKey(this));
    column->addLayout(head);
    column->addWidget(view_);
    hide(); // until somebody measures answers
    connect(&session_.store(), &link::Store::samplesArrived, this,
            [this](const QString& name) { sampled(name.toStdString()); });
    connect(&session_, &link::Session::topologyChanged, this, &HeatPanel::refresh);
}

void HeatPanel::sampled(const std::string& name)
{
    const link::AgentFacts* facts = session_.store().agent(name);
    if (facts == nullptr || facts->samples.values.empty()) {
        return;
    }
    const bool isNew = !nodes_.contains(name);
    Node& node = nodes_[name];
    if (isNew) {
        node.aheadMs = facts->sampledAt.unixMs - link::wallNow().unixMs;
        askPast(name, node);
    }
    // Nothing was measured in the future, whatever its clock did since.
    heat_.add(
        std::min<std::int64_t>(facts->sampledAt.unixMs - node.aheadMs, link::wallNow().unixMs),
        node.reader.read(facts->series, facts->samples, facts->sampledAt));
}

void HeatPanel::askPast(const std::string& name, Node& node)
{
    const link::AgentFacts& facts = *session_.store().agent(name);
    link::AgentLink* agent = session_.link(name);
    const std::vector<std::string> series = AnswerReader::wanted(facts.series);
    if (agent == nullptr || series.empty()) {
        return;
    }
    node.past = std::make_unique<bafar::link::PastReader>();
    node.isAsked = true;
    const qint64 aheadMs = node.aheadMs;
    connect(node.past.get(), &link::PastReader::arrived, this,
            [this, &node, aheadMs](const link::PastTable& table) {
                node.isAsked = false;
                // Played through a reader of its own, in the order it was lived.
                AnswerReader reader;
                const schema::SeriesTable names{1, table.names};
                qint64 at = table.from.unixMs;
                for (const std::vector<double>& row : table.rows) {
                    heat_.add(at - aheadMs, reader.read(names, {1, row}, WallTime{at}));
                    at += std::chrono::duration_cast<std::chrono::milliseconds>(table.step).count();
                }
                refresh();
            });
    constexpr auto Long = static_cast<std::int64_t>(Heat::Columns) * Heat::StepMs;
    const WallTime to = facts.sampledAt;
    node.past->ask(
        agent, {series, WallTime{to.unixMs - Long}, to, std::chrono::milliseconds(Heat::StepMs)});
}

void HeatPanel::refresh()
{
    const std::int64_t now = link::wallNow().unixMs;
    std::vector<Heat::Row> rows = heat_.rows(now);
    setVisible(!rows.empty());
    const bool isAsked = std::any_of(nodes_.begin(), nodes_.end(),
                                     [](const auto& node) { return node.second.isAsked; });
    view_->setRows(std::move(rows), now, !isAsked);
}

} // namespace bafar::ui::load_balancer
