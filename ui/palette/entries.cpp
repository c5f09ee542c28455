#include "ui/palette/entries.h"

#include <map>
#include <set>

#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::palette {
namespace {

/// Bytes of a name or a value that are searched.
constexpr std::size_t SearchedBytes = 200;

/// Distinct names: agents are not trusted to tell few.
constexpr std::size_t SeriesMax = 20'000;

QString searchedText(std::string_view text)
{
    return folded(shared::fromPeer(text, SearchedBytes));
}

class Maker {
public:
    Maker(const link::Session& session, std::span<const shared::Page> pages)
        : session_(session)
        , pages_(pages)
    {
    }

    void addPages()
    {
        for (const shared::Page& page : pages_) {
            if (page.make != nullptr) {
                add({Kind::Page, page.id.toStdString(), {}}, folded(page.id), folded(page.title()),
                    {});
            }
        }
    }

    void addThings()
    {
        for (const topology::Thing& thing : session_.topology().things) {
            const schema::Entity& entity = thing.entity;
            const auto state = static_cast<std::size_t>(entity.state);
            QStringList more{kindOf(entity.concept_), stateWord(entity.state),
                             QString::fromUtf8(schema::StateNames[state]),
                             searchedText(entity.node)};
            for (const schema::Fact& fact : entity.facts) {
                more << searchedText(fact.name) << searchedText(fact.value);
            }
            add({Kind::Thing, entity.id, {}}, searchedText(entity.id), searchedText(entity.title),
                more.join(QLatin1Char('\n')));
        }
    }

    void addActions()
    {
        std::set<std::pair<std::string, std::string>> known;
        for (const auto& [node, facts] : session_.store().agents()) {
            if (!facts.connected || facts.freshness != schema::State::Ok) {
                continue;
            }
            for (const schema::ActionInfo& offer : facts.offers) {
                if (known.emplace(offer.subject, offer.name).second) {
                    const QString subject =
                        folded(things::titleOf(session_.topology(), offer.subject));
                    add({Kind::Action, offer.name, offer.subject}, searchedText(offer.name),
                        folded(shared::sentence(offer.title)),
                        subject + QLatin1Char('\n') + searchedText(offer.subject) +
                            QLatin1Char('\n') + searchedText(offer.title));
                }
            }
        }
    }

    void addRuns()
    {
        for (const schema::ActionRecord& record : session_.runningActions()) {
            add({Kind::Run, record.id, {}}, searchedText(record.plan.request.action),
                folded(shared::sentence(record.plan.draft.title)),
                searchedText(record.actor) + QLatin1Char('\n') +
                    folded(shared::resultWord(record.state)));
        }
    }

    void addSeries()
    {
        std::map<std::string, std::string> firsts; ///< the first node that measures it, by name
        for (const auto& [node, facts] : session_.store().agents()) {
            for (const std::string& name : facts.series.names) {
                if (firsts.size() < SeriesMax) {
                    firsts.emplace(name, node);
                }
            }
        }
        for (const auto& [name, node] : firsts) {
            const QString text = searchedText(name);
            add({Kind::Series, name, node}, text, text, {});
        }
    }

    void addCommands(std::span<const Command> commands)
    {
        for (const Command& command : commands) {
            add({Kind::Command, command.id.toStdString(), {}}, folded(command.id),
                folded(command.title), {});
        }
    }

    [[nodiscard]] Catalogue take() { return std::move(made_); }

private:
    void add(Entry entry, const QString& id, const QString& title, const QString& more)
    {
        made_.entries.push_back(std::move(entry));
        made_.searched.push_back({id, title, more});
    }

    /// The title of the page that shows things of a concept.
    const QString& kindOf(const std::string& name)
    {
        const auto [at, isNew] = kinds_.try_emplace(name);
        if (isNew) {
            const shared::Page* page = shared::findPage(pages_, shared::fromPeer(name));
            at->second = page == nullptr ? searchedText(name) : folded(page->title());
        }
        return at->second;
    }

    /// Translated once for all things in that state.
    const QString& stateWord(schema::State state)
    {
        const auto [at, isNew] = states_.try_emplace(state);
        if (isNew) {
            at->second = folded(shared::stateWord(state));
        }
        return at->second;
    }

    const link::Session& session_;
    std::span<const shared::Page> pages_;
    std::map<std::string, QString> kinds_;
    std::map<schema::State, QString> states_;
    Catalogue made_;
};

} // namespace

QString Entry::key() const
{
    return QStringLiteral("%1 %2 %3")
        .arg(static_cast<int>(kind))
        .arg(shared::fromPeer(target), shared::fromPeer(subject));
}

Catalogue catalogueOf(const link::Session& session,
                      std::span<const shared::Page> pages,
                      std::span<const Command> commands)
{
    Maker maker(session, pages);
    maker.addPages();
    maker.addThings();
    maker.addActions();
    maker.addRuns();
    maker.addCommands(commands);
    maker.addSeries();
    return maker.take();
}

} // namespace bafar::ui::palette
