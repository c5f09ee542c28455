#include "ui/link/recorder.h"

#include <algorithm>
#include <iterator>

namespace bafar::link {
namespace {

using schema::State;

constexpr std::size_t NameBytes = 200; ///< of a name's places in the tables, about

std::int64_t msOf(Duration duration)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
}

bool isRecorded(const schema::Fact& fact)
{
    return std::find(std::begin(RecordedFacts), std::end(RecordedFacts), fact.name) !=
           std::end(RecordedFacts);
}

bool isFigure(char letter)
{
    return (letter >= '0' && letter <= '9') || letter == '.';
}

/// True when two texts differ in nothing, or in numbers only.
bool sameWords(std::string_view a, std::string_view b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (true) {
        while (i < a.size() && isFigure(a[i])) {
            ++i;
        }
        while (j < b.size() && isFigure(b[j])) {
            ++j;
        }
        if (i == a.size() || j == b.size()) {
            return i == a.size() && j == b.size();
        }
        if (a[i++] != b[j++]) {
            return false;
        }
    }
}

/// Since when nothing is heard of a quiet thing: by its own node's agent, where it has one.
std::optional<Duration> silenceOf(const topology::Thing& thing)
{
    if (thing.entity.node.empty()) {
        return thing.age;
    }
    for (const topology::Belief& belief : thing.beliefs) {
        if (belief.observer == thing.entity.node) {
            return belief.age;
        }
    }
    return std::nullopt;
}

std::string keyOf(const schema::Relation& relation)
{
    return relation.from + '\n' + relation.to + '\n' +
           static_cast<char>('a' + static_cast<int>(relation.kind));
}

std::size_t sizeOf(const schema::Entity& entity)
{
    std::size_t size = sizeof(entity) + entity.id.size() + entity.concept_.size() +
                       entity.title.size() + entity.node.size() + entity.reason.size();
    for (const schema::Fact& fact : entity.facts) {
        size += sizeof(fact) + fact.name.size() + fact.value.size();
    }
    return size;
}

} // namespace

Recorder::Recorder()
    : Recorder(Limits())
{
}

Recorder::Recorder(Limits limits)
    : limits_(limits)
{
}

std::size_t Recorder::Frame::bytes() const
{
    std::size_t size = sizeof(*this) + ties.size() * sizeof(ties.front());
    for (const auto& [number, word] : words) {
        size += sizeof(words.front());
        size += word == nullptr ? 0 : sizeof(Word) + word->speaker.size() + sizeOf(word->entity);
    }
    return size;
}

void Recorder::Frame::applyTo(Picture& picture) const
{
    for (const auto& [number, word] : words) {
        picture.words.resize(std::max<std::size_t>(picture.words.size(), number + 1U));
        picture.words[number] = word;
    }
    for (const auto& [number, tie] : ties) {
        picture.ties.resize(std::max<std::size_t>(picture.ties.size(), number + 1U));
        picture.ties[number] = tie;
    }
}

Recorder::WordPtr Recorder::wordOf(const topology::Thing& thing, WallTime now)
{
    Word word{thing.entity, thing.speaker, {}, now};
    std::erase_if(word.entity.facts, [](const schema::Fact& fact) { return !isRecorded(fact); });
    if (const std::optional<Duration> silence = silenceOf(thing)) {
        word.heard = WallTime{now.unixMs - msOf(*silence)};
    }
    return std::make_shared<const Word>(std::move(word));
}

bool Recorder::isNews(const Word& before, const schema::Entity& now, WallTime at)
{
    const schema::Entity& old = before.entity;
    if (old.state != now.state || old.title != now.title || old.node != now.node ||
        old.lane != now.lane || !sameWords(old.reason, now.reason)) {
        return true;
    }
    bool same = old.reason == now.reason;
    auto known = old.facts.begin();
    for (const schema::Fact& fact : now.facts) {
        if (!isRecorded(fact)) {
            continue;
        }
        if (known == old.facts.end() || known->name != fact.name ||
            !sameWords(known->value, fact.value)) {
            return true;
        }
        same = same && known->value == fact.value;
        ++known;
    }
    return known != old.facts.end() ||
           (!same && at.unixMs - before.toldAt.unixMs >= msOf(ReasonEvery));
}

std::uint32_t Recorder::numberOf(const schema::Entity& entity, std::size_t place)
{
    if (place < things_.order.size() && ids_[things_.order[place]] == entity.id) {
        return things_.order[place];
    }
    const auto next = static_cast<std::uint32_t>(ids_.size());
    const auto [found, isNew] = things_.numbers.try_emplace(entity.id, next);
    if (isNew) {
        ids_.push_back(entity.id);
        nameBytes_ += 2 * entity.id.size() + NameBytes;
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
        nameBytes_ += 2 * (relation.from.size() + relation.to.size()) + NameBytes;
    }
    return found->second;
}

void Recorder::noteThings(Frame& frame, const topology::Topology& topology)
{
    std::vector<bool> seen(last_.words.size());
    std::vector<std::uint32_t> order;
    order.reserve(topology.things.size());
    for (const topology::Thing& thing : topology.things) {
        const std::uint32_t number = numberOf(thing.entity, order.size());
        order.push_back(number);
        const bool isNew = number >= last_.words.size() || last_.words[number] == nullptr;
        if (number < seen.size()) {
            seen[number] = true;
        }
        if (isNew || isNews(*last_.words[number], thing.entity, frame.at)) {
            frame.words.emplace_back(number, wordOf(thing, frame.at));
        }
    }
    for (std::size_t number = 0; number < seen.size(); ++number) {
        if (last_.words[number] != nullptr && !seen[number]) {
            frame.words.emplace_back(static_cast<std::uint32_t>(number), nullptr);
        }
    }
    things_.order = std::move(order);
}

void Recorder::noteEdges(Frame& frame, const topology::Topology& topology)
{
    std::vector<bool> seen(last_.ties.size());
    std::vector<std::uint32_t> order;
    order.reserve(topology.edges.size());
    for (const topology::Edge& edge : topology.edges) {
        const std::uint32_t number = numberOf(edge.relation, order.size());
        order.push_back(number);
        if (number < seen.size()) {
            seen[number] = true;
        }
        const Tie before = number < last_.ties.size() ? last_.ties[number] : Tie();
        if (const Tie now{true, edge.relation.state}; now != before) {
            frame.ties.emplace_back(number, now);
        }
    }
    for (std::size_t number = 0; number < seen.size(); ++number) {
        if (last_.ties[number].there && !seen[number]) {
            frame.ties.emplace_back(static_cast<std::uint32_t>(number), Tie());
        }
    }
    edges_.order = std::move(order);
}

void Recorder::record(WallTime now, const topology::Topology& topology)
{
    if (now.unixMs < to_.unixMs - msOf(GapAfter)) {
        *this = Recorder(limits_);
    }
    now = std::max(now, to_);
    const bool isFirst = to_.unixMs == 0;
    Frame frame;
    frame.at = now;
    if (!isFirst && now.unixMs - to_.unixMs > msOf(GapAfter)) {
        frame.after = to_;
    }
    noteThings(frame, topology);
    noteEdges(frame, topology);
    to_ = now;
    frame.applyTo(last_);
    if (isFirst) {
        from_ = now;
        first_ = last_;
    } else if (!frame.words.empty() || !frame.ties.empty() || frame.after) {
        frameBytes_ += frame.bytes();
        frames_.push_back(std::move(frame));
    }
    forgetOld();
}

void Recorder::forgetOld()
{
    while (!frames_.empty() && (frames_.front().at.unixMs < to_.unixMs - msOf(limits_.kept) ||
                                bytes() > limits_.bytes)) {
        frames_.front().applyTo(first_);
        from_ = frames_.front().at;
        frameBytes_ -= frames_.front().bytes();
        frames_.pop_front();
    }
    // Nothing changed for long: the picture before is still the first one.
    from_ = std::max(from_, WallTime{to_.unixMs - msOf(limits_.kept)});
    if (bytes() > limits_.bytes) { // ever new names: only all of them can be forgotten
        *this = Recorder(limits_);
    }
}

} // namespace bafar::link
