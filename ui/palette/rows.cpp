#include "ui/palette/rows.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/link/session.h"
#include "ui/palette/row_text.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::palette {
namespace {

using schema::State;

constexpr std::size_t WrongMax = 6;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Palette)
};

bool isWrong(State state)
{
    return state == State::Failed || state == State::Unknown || state == State::Degraded ||
           state == State::Stale;
}

QString headOf(Kind kind)
{
    switch (kind) {
    case Kind::Page: return Words::tr("Pages");
    case Kind::Thing: return Words::tr("Things");
    case Kind::Action: return Words::tr("Actions");
    case Kind::Series: return Words::tr("Metrics");
    case Kind::Command: return Words::tr("Commands");
    case Kind::Run: return Words::tr("Running now");
    }
    return {};
}

class Lister {
public:
    Lister(const Desk& desk, const Catalogue& catalogue)
        : desk_(desk)
        , catalogue_(catalogue)
    {
    }

    /// A head, and a row for each of these, as many as a group may have.
    void addGroup(const QString& head, const std::vector<Ranked>& found, std::size_t most)
    {
        std::vector<Row> rows;
        for (const Ranked& one : found) {
            if (rows.size() == most) {
                break;
            }
            if (std::optional<Row> row = rowOf(one)) {
                rows.push_back(std::move(*row));
            }
        }
        if (rows.empty()) {
            return;
        }
        Row title;
        title.key = QStringLiteral("head ") + head;
        title.isHead = true;
        title.title = head;
        title.enabled = false;
        if (found.size() > most) {
            title.detail = Words::tr("%1 of %2")
                               .arg(shared::number(std::uint64_t{rows.size()}),
                                    shared::number(std::uint64_t{found.size()}));
        }
        rows_.push_back(std::move(title));
        std::move(rows.begin(), rows.end(), std::back_inserter(rows_));
    }

    [[nodiscard]] std::vector<Row> take() { return std::move(rows_); }

private:
    std::optional<Row> rowOf(const Ranked& one) const
    {
        Row row;
        row.entry = catalogue_.entries[one.entry];
        row.key = row.entry.key();
        bool there = true;
        switch (row.entry.kind) {
        case Kind::Page: there = fillPage(row); break;
        case Kind::Thing: there = fillThing(row, one.match); break;
        case Kind::Action: there = fillAction(row); break;
        case Kind::Series: fillSeries(row); break;
        case Kind::Command: there = fillCommand(row); break;
        case Kind::Run: there = fillRun(row); break;
        }
        return there ? std::optional<Row>(std::move(row)) : std::nullopt;
    }

    [[nodiscard]] const shared::Page* page(const std::string& id) const
    {
        return shared::findPage(desk_.pages, shared::fromPeer(id));
    }

    [[nodiscard]] bool fillPage(Row& row) const
    {
        const shared::Page* found = page(row.entry.target);
        if (found != nullptr) {
            row.title = found->title();
            row.icon = found->icon;
            row.place = Words::tr("Page");
        }
        return found != nullptr;
    }

    [[nodiscard]] bool fillThing(Row& row, const Match& match) const
    {
        const topology::Thing* thing = desk_.session.topology().find(row.entry.target);
        if (thing == nullptr) {
            return false;
        }
        const schema::Entity& entity = thing->entity;
        const shared::Page* kind = page(entity.concept_);
        row.title = shared::thingTitle(entity.title);
        row.icon = kind == nullptr ? QStringLiteral("topology") : kind->icon;
        row.place = kind == nullptr ? shared::technical(entity.concept_) : kind->title();
        row.mark = entity.state;
        QStringList parts{shared::stateWord(entity.state)};
        const auto fact = static_cast<std::size_t>((match.line - FactsFrom) / 2);
        if (match.line >= FactsFrom && fact < entity.facts.size()) {
            parts.append(things::factsLine({entity.facts[fact]}, 1));
        }
        if (!entity.reason.empty()) {
            parts.append(shared::sentence(entity.reason));
        } else if (parts.size() == 1 && !entity.facts.empty()) {
            parts.append(things::factsLine(entity.facts, 2));
        }
        if (!entity.node.empty() && entity.node != entity.title) {
            parts.append(Words::tr("on %1").arg(shared::technical(entity.node)));
        }
        row.detail = parts.join(shared::separator());
        return true;
    }

    [[nodiscard]] bool fillAction(Row& row) const
    {
        const auto offer = desk_.session.offer(row.entry.target, row.entry.subject);
        if (!offer) {
            return false;
        }
        row.title = Words::tr("%1…").arg(shared::sentence(offer->title));
        row.icon = QStringLiteral("action");
        row.place = Words::tr("Action");
        const QString why = desk_.session.whyNoAction(offer->name);
        row.enabled = why.isEmpty();
        row.locked = desk_.session.canUnlock(offer->name);
        QStringList parts;
        if (!offer->subject.empty()) {
            parts.append(things::titleOf(desk_.session.topology(), offer->subject));
        }
        if (row.locked) {
            parts.append(Words::tr("the console is read-only"));
        } else if (!row.enabled) {
            parts.append(why);
        } else if (!offer->help.empty()) {
            parts.append(shared::sentence(offer->help));
        }
        row.detail = parts.join(shared::separator());
        return true;
    }

    [[nodiscard]] bool fillRun(Row& row) const
    {
        const std::optional<schema::ActionRecord> record = runOf(desk_.session, row.entry.target);
        if (!record) {
            return false;
        }
        const QString why = desk_.session.whyNotShown();
        row.title = shared::sentence(record->plan.draft.title);
        row.icon = QStringLiteral("action");
        row.place = Words::tr("Running action");
        row.mark = shared::markOf(record->state);
        row.enabled = why.isEmpty();
        row.detail = row.enabled ? stepOf(*record) : why;
        return true;
    }

    void fillSeries(Row& row) const
    {
        row.title = shared::technical(row.entry.target);
        row.icon = QStringLiteral("monitoring");
        row.place = Words::tr("Metric");
        row.detail = samplesOf(desk_.session.store(), row.entry.target);
    }

    [[nodiscard]] bool fillCommand(Row& row) const
    {
        const auto found =
            std::find_if(desk_.commands.begin(), desk_.commands.end(), [&row](const Command& one) {
                return one.id.toStdString() == row.entry.target;
            });
        if (found == desk_.commands.end()) {
            return false;
        }
        row.title = found->title;
        row.icon = found->icon;
        row.detail = found->detail;
        row.place = found->keys.isEmpty() ? Words::tr("Command") : found->keys;
        return true;
    }

    const Desk& desk_;
    const Catalogue& catalogue_;
    std::vector<Row> rows_;
};

/// The entries of one kind, in their order.
std::vector<Ranked> allOf(const Catalogue& catalogue, Kind kind)
{
    std::vector<Ranked> found;
    for (std::size_t i = 0; i < catalogue.entries.size(); ++i) {
        if (catalogue.entries[i].kind == kind) {
            found.push_back({i, {}});
        }
    }
    return found;
}

/// Things that are not well: first nodes that nobody hears, the cause of much else, then the worst.
std::vector<Ranked> wrongOf(const Desk& desk, const Catalogue& catalogue)
{
    std::vector<std::pair<State, Ranked>> wrong;
    for (const Ranked& one : allOf(catalogue, Kind::Thing)) {
        const topology::Thing* thing =
            desk.session.topology().find(catalogue.entries[one.entry].target);
        if (thing != nullptr && isWrong(thing->entity.state)) {
            wrong.emplace_back(thing->entity.state, one);
        }
    }
    const auto isLost = [&catalogue](const auto& one) {
        return one.first != State::Degraded &&
               catalogue.entries[one.second.entry].target.starts_with("node/");
    };
    std::stable_sort(wrong.begin(), wrong.end(), [&isLost](const auto& a, const auto& b) {
        return isLost(a) != isLost(b)
                   ? isLost(a)
                   : a.first != b.first && schema::worse(a.first, b.first) == a.first;
    });
    std::vector<Ranked> found;
    std::transform(wrong.begin(), wrong.end(), std::back_inserter(found),
                   [](const auto& one) { return one.second; });
    return found;
}

} // namespace

bool Row::operator==(const Row& other) const
{
    return key == other.key && title == other.title && detail == other.detail &&
           place == other.place && icon == other.icon && mark == other.mark &&
           enabled == other.enabled && locked == other.locked;
}

std::vector<Row> rowsOf(const Desk& desk, const Catalogue& catalogue, const QString& typed)
{
    Lister lister(desk, catalogue);
    const Query query(typed);
    if (query.words().isEmpty()) {
        lister.addGroup(headOf(Kind::Run), allOf(catalogue, Kind::Run), GroupMax);
        lister.addGroup(Words::tr("What is wrong now"), wrongOf(desk, catalogue), WrongMax);
        lister.addGroup(headOf(Kind::Page), allOf(catalogue, Kind::Page), GroupMax);
        lister.addGroup(headOf(Kind::Command), allOf(catalogue, Kind::Command), GroupMax);
        return lister.take();
    }
    // The group of the best fit comes first.
    std::vector<std::pair<Kind, std::vector<Ranked>>> groups;
    for (const Ranked& one : rank(catalogue.searched, query)) {
        const Kind kind = catalogue.entries[one.entry].kind;
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [kind](const auto& other) { return other.first == kind; });
        if (group == groups.end()) {
            group = groups.insert(group, {kind, {}});
        }
        group->second.push_back(one);
    }
    for (const auto& [kind, found] : groups) {
        lister.addGroup(headOf(kind), found, GroupMax);
    }
    return lister.take();
}

} // namespace bafar::ui::palette
