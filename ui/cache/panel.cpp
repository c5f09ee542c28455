#include "ui/cache/panel.h"

#include <QVBoxLayout>
#include <algorithm>

#include "ui/cache/texts.h"
#include "ui/link/session.h"
#include "ui/shared/refresher.h"
#include "ui/things/text.h"

namespace bafar::ui::cache {
namespace {

constexpr int BarLeast = 250;

} // namespace

std::vector<Word> wordsOf(const link::Store& store)
{
    namespace contract = schema::cache;
    std::vector<Word> words;
    for (const auto& [node, facts] : store.agents()) {
        words.push_back({node, facts.freshness == schema::State::Ok,
                         store.status<contract::Status>(node, contract::Name)});
    }
    return words;
}

MemoryPanel::MemoryPanel(link::Session& session, QWidget* parent)
    : AbovePanel(parent)
    , session_(session)
    , head_(new things::OutlookHead(this))
    , bars_(new shared::ShareBars(Words::tr("Memory"), BarLeast, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(12);
    column->addWidget(head_);
    column->addWidget(bars_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* soon = new shared::Refresher(this, [this] { refresh(); });
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
}

void MemoryPanel::setThing(const QString&) {}

void MemoryPanel::refresh()
{
    std::vector<Word> words = wordsOf(session_.store());
    for (const topology::Thing& thing : session_.topology().things) {
        if (thing.entity.concept_ != schema::cache::Name) {
            continue;
        }
        const auto word = std::find_if(words.begin(), words.end(), [&thing](const Word& one) {
            return one.node == thing.entity.node;
        });
        const schema::Fact* memory = things::findFact(thing.entity, "memory");
        if (word != words.end() && memory != nullptr) {
            word->memory = memory->value;
        }
    }
    const std::vector<shared::ShareBar> bars = barsOf(words);
    head_->setOutlook(outlookOf(words));
    head_->setVisible(!bars.empty()); // else the table is all there is
    bars_->setBars(bars);
    bars_->setVisible(!bars.empty());
    // Without a word it takes no room.
    layout()->setContentsMargins(bars.empty() ? QMargins() : QMargins(16, 12, 16, 8));
}

} // namespace bafar::ui::cache
