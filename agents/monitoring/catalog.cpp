#include "agents/monitoring/catalog.h"

#include <algorithm>

#include "core/base/check.h"

namespace bafar::monitoring {
namespace {

/// A name is stored twice (in its slot and as a key), each with a string object and a hash node.
std::size_t costOf(std::string_view name)
{
    return 2 * name.size() + 160;
}

} // namespace

Catalog::NameId Catalog::holdName(std::string_view name)
{
    const auto [known, added] = byText_.try_emplace(std::string(name), 0);
    if (!added) {
        ++names_[known->second].holds;
        return known->second;
    }
    NameId id = static_cast<NameId>(names_.size());
    if (freeNames_.empty()) {
        names_.emplace_back();
    } else {
        id = freeNames_.back();
        freeNames_.pop_back();
    }
    names_[id] = {std::string(name), 1};
    known->second = id;
    bytes_ += costOf(name);
    return id;
}

void Catalog::releaseName(NameId id)
{
    Name& name = names_[id];
    CHECK(name.holds > 0);
    if (--name.holds == 0) {
        bytes_ -= costOf(name.text);
        byText_.erase(name.text);
        name.text = {};
        freeNames_.push_back(id);
    }
}

Catalog::SetId Catalog::holdSet(std::vector<NameId> names)
{
    for (SetId id = 0; id < sets_.size(); ++id) {
        if (sets_[id].holds > 0 && sets_[id].names == names) {
            ++sets_[id].holds;
            for (const NameId name : names) {
                releaseName(name);
            }
            return id;
        }
    }
    const auto unused =
        std::find_if(sets_.begin(), sets_.end(), [](const Set& set) { return set.holds == 0; });
    const auto id = static_cast<SetId>(unused - sets_.begin());
    if (unused == sets_.end()) {
        sets_.emplace_back();
    }
    names.shrink_to_fit();
    bytes_ += names.size() * sizeof(NameId) + sizeof(Set);
    sets_[id] = {std::move(names), 1};
    return id;
}

void Catalog::holdSet(SetId id)
{
    CHECK(sets_[id].holds > 0);
    ++sets_[id].holds;
}

void Catalog::releaseSet(SetId id)
{
    Set& set = sets_[id];
    CHECK(set.holds > 0);
    if (--set.holds > 0) {
        return;
    }
    for (const NameId name : set.names) {
        releaseName(name);
    }
    bytes_ -= set.names.size() * sizeof(NameId) + sizeof(Set);
    set.names = {};
}

std::optional<Catalog::NameId> Catalog::find(std::string_view name) const
{
    const auto known = byText_.find(std::string(name));
    return known == byText_.end() ? std::nullopt : std::optional<NameId>(known->second);
}

std::vector<std::string_view> Catalog::names() const
{
    std::vector<std::string_view> all;
    all.reserve(byText_.size());
    for (const auto& [text, id] : byText_) {
        all.emplace_back(text);
    }
    return all;
}

std::size_t Catalog::setCount() const
{
    return static_cast<std::size_t>(
        std::count_if(sets_.begin(), sets_.end(), [](const Set& set) { return set.holds > 0; }));
}

} // namespace bafar::monitoring
