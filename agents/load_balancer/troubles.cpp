#include "agents/load_balancer/troubles.h"

#include <algorithm>

#include "core/base/text.h"

namespace bafar::load_balancer {

std::vector<TroubleWord> TroubleBook::look(const std::vector<Trouble>& troubles, Instant now)
{
    std::vector<TroubleWord> words;
    std::map<std::string, std::set<std::string>> present;
    for (const Trouble& trouble : troubles) {
        const auto known = episodes_.find(trouble.episode);
        if (known == episodes_.end() && episodes_.size() >= EpisodesMax) {
            continue;
        }
        Episode& episode = episodes_[trouble.episode];
        if (known == episodes_.end()) {
            episode.text = trouble.text;
            episode.began = now;
            words.push_back({true, trouble.text});
        }
        if (present[trouble.episode].size() < WhoMax) {
            present[trouble.episode].insert(trouble.who);
        }
    }
    for (auto entry = episodes_.begin(); entry != episodes_.end();) {
        Episode& episode = entry->second;
        const std::set<std::string>& here = present[entry->first];
        for (const std::string& who : here) {
            episode.turns += episode.present.contains(who) ? 0 : 1;
            if (episode.all.size() < WhoMax) {
                episode.all.insert(who);
            }
        }
        episode.present = here;
        if (!here.empty()) {
            episode.seen = now;
        }
        if (here.empty() && now - episode.seen >= Calm) {
            std::string text = "over: " + episode.text;
            if (episode.turns > 1) {
                text = "over, after " + std::to_string(episode.turns) + " times at " +
                       std::to_string(episode.all.size()) + " within " +
                       toHumanText(episode.seen - episode.began) + ": " + episode.text;
            }
            words.push_back({false, std::move(text)});
            entry = episodes_.erase(entry);
            continue;
        }
        ++entry;
    }
    return words;
}

} // namespace bafar::load_balancer
