#include "ui/storage/panel.h"

#include <QVBoxLayout>

#include "ui/link/session.h"
#include "ui/shared/refresher.h"

namespace bafar::ui::storage {
namespace {

constexpr int BarLeast = 240;

} // namespace

std::vector<Word> wordsOf(const link::Store& store)
{
    namespace contract = schema::storage;
    std::vector<Word> words;
    for (const auto& [node, facts] : store.agents()) {
        words.push_back({node, facts.freshness == schema::State::Ok,
                         store.status<contract::Status>(node, contract::Name)});
    }
    return words;
}

StoragePanel::StoragePanel(link::Session& session, const QString& entity, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , entity_(entity)
    , barsPlace_(new QWidget(this))
    , bars_(new shared::ShareBars(tr("How full"), BarLeast, barsPlace_))
    , facts_(new shared::FactList(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(facts_);
    auto* bars = new QVBoxLayout(barsPlace_);
    bars->setContentsMargins(0, 4, 0, 0);
    bars->setSpacing(8);
    bars->addWidget(shared::makeLabel(tr("How full"), shared::TextRole::Section, barsPlace_));
    bars->addWidget(bars_);
    layout->addWidget(barsPlace_);
    auto* soon = new shared::Refresher(this, [this] { refresh(); });
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
}

void StoragePanel::refresh()
{
    const std::vector<Word> words = wordsOf(session_.store());
    const std::string volume = entity_.section(QLatin1Char('/'), 1, 1).toStdString();
    const QString part = entity_.section(QLatin1Char('/'), 2);
    const VolumeWord word = volumeWord(words, volume);
    FactRows rows;
    std::vector<shared::ShareBar> bars;
    if (part.isEmpty()) {
        rows = volumeFacts(word);
        bars = barsOf(word);
    } else if (part.startsWith(QLatin1String("mount/"))) {
        rows = mountFacts(words, volume, part.section(QLatin1Char('/'), 1).toStdString());
    } else if (word.volume != nullptr) {
        const std::string id = entity_.toStdString();
        for (const schema::storage::Brick& brick : word.volume->bricks) {
            if (brick.id == id) {
                rows = brickFacts(word, brick);
                break;
            }
        }
    }
    facts_->setRows(rows);
    facts_->setVisible(!rows.empty());
    bars_->setBars(bars);
    barsPlace_->setVisible(!bars.empty());
    setVisible(!rows.empty() || !bars.empty());
}

} // namespace bafar::ui::storage
