#include "ui/database/heard.h"

#include "ui/link/store.h"

namespace bafar::ui::database {

std::vector<replication::Word> wordsOf(const link::Store& store)
{
    namespace contract = schema::database;
    std::vector<replication::Word> words;
    for (const auto& [node, facts] : store.agents()) {
        words.push_back(
            {node, facts.freshness, store.status<contract::Status>(node, contract::Name)});
    }
    return words;
}

} // namespace bafar::ui::database
