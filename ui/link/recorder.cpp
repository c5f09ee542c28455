#include "ui/link/recorder.h"

#include <algorithm>
#include <iterator>

namespace bafar::link {
namespace {

using schema::State;

std::int64_t msOf(Duration duration)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
}

bool isRecorded(const schema::Fact& fact)
{
    return std::find(std::begin(RecordedFacts), std::end(RecordedFacts), fact.name) !=
           std::end(RecordedFacts);
}

/// True for "3", "3.5", "(12" and "80%," but not for "n2", "web.1" and "192.0.2.1".
bool isFigure(std::string_view word)
{
    word.remove_prefix(word.starts_with('(') ? 1 : 0);
    return !word.empty() && word.front() >= '0' && word.front() <= '9' &&
           std::count(word.begin(), word.end(), '.') <= 1;
}

std::string_view takeWord(std::string_view& text)
{
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    return word;
}

/// True when two texts differ in nothing, or in figures only.
bool sameWords(std::string_view a, std::string_view b)
{
    while (!a.empty() && !b.empty()) {
        const std::string_view one = takeWord(a);
        const std::string_view other = takeWord(b);
        if (one != other && !(isFigure(one) && isFigure(other))) {
            return false;
        }
    }
    return a.empty() && b.empty();
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

bool Recorder::isNews(const Word& before, const topology::Thing& now, WallTime at)
{
    const schema::Entity& old = before.entity;
    const schema::Entity& entity = now.entity;
    if (before.speaker != now.speaker || old.state != entity.state || old.title != entity.title ||
        old.node != entity.node || old.lane != entity.lane ||
        !sameWords(old.reason, entity.reason)) {
        return true;
    }
    auto known = old.facts.begin();
    for (const schema::Fact& fact : entity.facts) {
        if (!isRecorded(fact)) {
            continue;
        }
        if (known == old.facts.end() || known->name != fact.name || known->value != fact.value) {
            return true;
        }
        ++known;
    }
    return known != old.facts.end() ||
           (old.reason != entity.reason && at.unixMs - before.toldAt.unixMs >= msOf(ReasonEvery));
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
        if (isNew || isNews(*last_.words[number], thing, frame.at)) {
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
    if (nameBytes_ > std::max(limits_.bytes / 4, 2 * namesKept_)) {
        forgetNames();
    }
    while (!frames_.empty() && (frames_.front().at.unixMs < to_.unixMs - msOf(limits_.kept) ||
                                bytes() > limits_.bytes)) {
        frames_.front().applyTo(first_);
        from_ = frames_.front().at;
        frameBytes_ -= frames_.front().bytes();
        frames_.pop_front();
    }
    // Nothing changed for long: the picture before is still the first one.
    from_ = std::max(from_, WallTime{to_.unixMs - msOf(limits_.kept)});
    if (bytes() > limits_.bytes) { // more names at once than fit
        *this = Recorder(limits_);
    }
}

} // namespace bafar::link
