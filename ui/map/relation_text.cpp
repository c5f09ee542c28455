#include "ui/map/relation_text.h"

#include <algorithm>
#include <utility>

#include "ui/map/model.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::map {
namespace {

bool isLessWell(const topology::Edge* a, const topology::Edge* b)
{
    const schema::State one = a->relation.state;
    const schema::State two = b->relation.state;
    return one != two && schema::worse(one, two) == one;
}

/// The other things of one way of being related.
struct Way {
    QString word;
    QStringList others;
};

void addTo(std::vector<Way>& ways, const QString& word, const QString& other)
{
    auto way = std::find_if(ways.begin(), ways.end(),
                            [&word](const Way& known) { return known.word == word; });
    if (way == ways.end()) {
        way = ways.insert(ways.end(), Way{word, {}});
    }
    way->others.append(other);
}

} // namespace

RelationTexts::RelationTexts(const topology::Topology& topology)
    : topology_(topology)
{
    for (const topology::Edge& edge : topology.edges) {
        const schema::Relation& relation = edge.relation;
        if (relation.from != relation.to && relation.kind != schema::RelationKind::Peers) {
            edges_[relation.from].push_back(&edge);
            edges_[relation.to].push_back(&edge);
        }
    }
}

QString RelationTexts::of(const std::string& id) const
{
    const auto found = edges_.find(id);
    if (found == edges_.end()) {
        return {};
    }
    std::vector<const topology::Edge*> own = found->second;
    std::stable_sort(own.begin(), own.end(), isLessWell);
    const std::size_t leftOut = own.size() - std::min(own.size(), NamedMax);
    own.resize(own.size() - leftOut);
    std::vector<Way> ways;
    for (const topology::Edge* edge : own) {
        const schema::Relation& relation = edge->relation;
        const bool away = relation.from == id;
        const QString word =
            away ? shared::relationWord(relation) : shared::relationWordBack(relation);
        const bool ok = relation.state == schema::State::Ok;
        // The state is the relation's: behind the other's name it would be taken for that one's.
        addTo(ways,
              ok ? word : ThingsModel::tr("%1 (%2)").arg(word, shared::stateWord(relation.state)),
              things::titleOf(topology_, away ? relation.to : relation.from));
    }
    QStringList parts;
    for (const Way& way : ways) {
        parts.append(ThingsModel::tr("%1 %2").arg(way.word, way.others.join(shared::comma())));
    }
    if (leftOut > 0) {
        parts.append(ThingsModel::tr("%Ln more", nullptr, static_cast<int>(leftOut)));
    }
    return parts.join(shared::semicolon());
}

} // namespace bafar::ui::map
