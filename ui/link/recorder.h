#pragma once
// What the topology looked like, for as long as it is kept: the map can be shown as it was.
//
// Kept are the differences from picture to picture: states and why, relations, and the few facts
// that say what a thing is (RecordedFacts), not figures that always move. A reason in which only
// figures change is told anew every ReasonEvery. While no picture comes for GapAfter (this console
// slept or was stopped) nobody knows what was: then everything is UNKNOWN. The oldest differences
// go first, by age and by size. Values; no clock, one thread.
#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>

#include "core/topology/topology.h"

namespace bafar::link {

/// Facts that are kept, by name.
inline constexpr std::string_view RecordedFacts[] = {"owner",  "role",    "primary", "address",
                                                     "source", "version", "image",   "update"};

class Recorder {
public:
    struct Limits {
        Duration kept = std::chrono::hours{2};
        std::size_t bytes = std::size_t{16} << 20U;
    };

    struct Span {
        WallTime from;
        WallTime to;

        bool operator==(const Span&) const = default;
    };

    static constexpr Duration GapAfter = std::chrono::seconds{5};
    static constexpr Duration ReasonEvery = std::chrono::seconds{15};

    Recorder();
    explicit Recorder(Limits limits);

    /// The picture at this moment. A clock that was set back begins anew.
    void record(WallTime now, const topology::Topology& topology);

    /// The first and the last moment that can be asked for; nothing: nothing was recorded.
    [[nodiscard]] std::optional<Span> kept() const;

    /// The picture at a moment, the nearest kept one where it is outside.
    [[nodiscard]] topology::Topology at(WallTime moment) const;

    /// Of all differences and names, about; never above the limit. Two pictures stand beside them.
    [[nodiscard]] std::size_t bytes() const { return frameBytes_ + nameBytes_; }

private:
    struct Word {
        schema::Entity entity;
        std::string speaker;
        std::optional<WallTime> heard; ///< who is quiet now was heard last; nothing: never
        WallTime toldAt;
    };

    using WordPtr = std::shared_ptr<const Word>; ///< null: it was not there

    struct Tie {
        bool there = false;
        schema::State state = schema::State::Ok;

        bool operator==(const Tie&) const = default;
    };

    struct Picture {
        std::vector<WordPtr> words; ///< by number of the thing
        std::vector<Tie> ties;      ///< by number of the edge
    };

    struct Frame {
        WallTime at;
        std::optional<WallTime> after; ///< nothing is known between it and this frame
        std::vector<std::pair<std::uint32_t, WordPtr>> words;
        std::vector<std::pair<std::uint32_t, Tie>> ties;

        [[nodiscard]] std::size_t bytes() const;
        void applyTo(Picture& picture) const;
    };

    /// Numbers of keys; those of the last picture in its order, for most pictures repeat it.
    struct Names {
        std::unordered_map<std::string, std::uint32_t> numbers;
        std::vector<std::uint32_t> order;
    };

    [[nodiscard]] static WordPtr wordOf(const topology::Thing& thing, WallTime now);
    [[nodiscard]] static bool isNews(const Word& before, const topology::Thing& now, WallTime at);
    void noteThings(Frame& frame, const topology::Topology& topology);
    void noteEdges(Frame& frame, const topology::Topology& topology);
    [[nodiscard]] std::uint32_t numberOf(const schema::Entity& entity, std::size_t place);
    [[nodiscard]] std::uint32_t numberOf(const schema::Relation& relation, std::size_t place);
    void forgetOld();
    void forgetNames(); ///< of all that no kept picture has
    void nameAnew(const std::vector<std::uint32_t>& things,
                  const std::vector<std::uint32_t>& edges);
    [[nodiscard]] std::optional<WallTime> unheardSince(WallTime moment) const; ///< in a gap
    [[nodiscard]] topology::Topology assembled(const Picture& picture, WallTime moment) const;

    Limits limits_;
    Names things_;
    Names edges_;                             ///< by from, to and kind
    std::vector<std::string> ids_;            ///< by number of the thing
    std::vector<schema::Relation> relations_; ///< by number of the edge
    Picture first_;                           ///< before the first frame
    Picture last_;                            ///< after the last frame
    WallTime from_;
    WallTime to_; ///< 0: nothing is recorded
    std::deque<Frame> frames_;
    std::size_t frameBytes_ = 0;
    std::size_t nameBytes_ = 0;
    std::size_t namesKept_ = 0; ///< bytes after names were forgotten last
};

} // namespace bafar::link
