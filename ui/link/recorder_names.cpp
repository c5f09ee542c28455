// The numbers of things and edges: given when one is first seen, taken back when no picture that is
// kept has it any more.
#include <algorithm>

#include "ui/link/recorder.h"

namespace bafar::link {
namespace {

constexpr std::size_t NameBytes = 200; ///< of a name's places in the tables, about
constexpr std::uint32_t None = 0xffff'ffff;

std::string keyOf(const schema::Relation& relation)
{
    return relation.from + '\n' + relation.to + '\n' +
           static_cast<char>('a' + static_cast<int>(relation.kind));
}

std::size_t bytesOf(const std::string& id)
{
    return 2 * id.size() + NameBytes;
}

std::size_t bytesOf(const schema::Relation& relation)
{
    return 2 * (relation.from.size() + relation.to.size()) + NameBytes;
}

/// New numbers, without holes, for those that are used; None for the others.
std::vector<std::uint32_t> renumbered(const std::vector<bool>& used)
{
    std::vector<std::uint32_t> numbers(used.size(), None);
    std::uint32_t next = 0;
    for (std::size_t old = 0; old < used.size(); ++old) {
        if (used[old]) {
            numbers[old] = next++;
        }
    }
    return numbers;
}

/// Moves what stands by number to its new place and drops the rest.
template <typename Item>
void move(std::vector<Item>& items, const std::vector<std::uint32_t>& numbers)
{
    std::size_t size = 0;
    for (std::size_t old = 0; old < items.size(); ++old) {
        if (numbers[old] == None) {
            continue;
        }
        size = numbers[old] + std::size_t{1};
        if (numbers[old] != old) { // what is moved onto itself is lost
            items[numbers[old]] = std::move(items[old]);
        }
    }
    items.resize(size);
}

} // namespace

std::uint32_t Recorder::numberOf(const schema::Entity& entity, std::size_t place)
{
    if (place < things_.order.size() && ids_[things_.order[place]] == entity.id) {
        return things_.order[place];
    }
    const auto next = static_cast<std::uint32_t>(ids_.size());
    const auto [found, isNew] = things_.numbers.try_emplace(entity.id, next);
    if (isNew) {
        ids_.push_back(entity.id);
        nameBytes_ += bytesOf(entity.id);
    }
    return found->second;
}

std::uint32_t Recorder::numberOf(const schema::Relation& relation, std::size_t place)
{
    if (place < edges_.order.size()) {
        const schema::Relation& known = relations_[edges_.order[place]];
        if (known.from == relation.from && known.to == relation.to && known.kind == relation.kind) {
            return edges_.order[place];
        }
    }
    const auto next = static_cast<std::uint32_t>(relations_.size());
    const auto [found, isNew] = edges_.numbers.try_emplace(keyOf(relation), next);
    if (isNew) {
        relations_.push_back({relation.from, relation.to, relation.kind, State::Ok, {}, 0, {}});
        nameBytes_ += bytesOf(relations_.back());
    }
    return found->second;
}

void Recorder::forgetNames()
{
    std::vector<bool> things(ids_.size());
    std::vector<bool> edges(relations_.size());
    for (std::size_t number = 0; number < first_.words.size(); ++number) {
        things[number] = first_.words[number] != nullptr;
    }
    for (std::size_t number = 0; number < first_.ties.size(); ++number) {
        edges[number] = first_.ties[number].there;
    }
    for (const Frame& frame : frames_) {
        for (const auto& [number, word] : frame.words) {
            things[number] = true;
        }
        for (const auto& [number, tie] : frame.ties) {
            edges[number] = true;
        }
    }
    const std::vector<std::uint32_t> newThings = renumbered(things);
    const std::vector<std::uint32_t> newEdges = renumbered(edges);
    for (Picture* picture : {&first_, &last_}) {
        move(picture->words, newThings);
        move(picture->ties, newEdges);
    }
    for (Frame& frame : frames_) {
        for (auto& [number, word] : frame.words) {
            number = newThings[number];
        }
        for (auto& [number, tie] : frame.ties) {
            number = newEdges[number];
        }
    }
    move(ids_, newThings);
    move(relations_, newEdges);
    nameAnew(newThings, newEdges);
}

void Recorder::nameAnew(const std::vector<std::uint32_t>& things,
                        const std::vector<std::uint32_t>& edges)
{
    const auto renumber = [](Names& names, const std::vector<std::uint32_t>& numbers) {
        std::erase_if(names.numbers,
                      [&](const auto& entry) { return numbers[entry.second] == None; });
        for (auto& [name, number] : names.numbers) {
            number = numbers[number];
        }
        for (std::uint32_t& number : names.order) { // of the last picture: every one is used
            number = numbers[number];
        }
    };
    renumber(things_, things);
    renumber(edges_, edges);
    nameBytes_ = 0;
    for (const std::string& id : ids_) {
        nameBytes_ += bytesOf(id);
    }
    for (const schema::Relation& relation : relations_) {
        nameBytes_ += bytesOf(relation);
    }
    namesKept_ = nameBytes_;
}

} // namespace bafar::link
