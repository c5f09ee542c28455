#pragma once
// The deployment concept: every change of a service: who, what, from which image to which, how it
// ended and how long it took.
//
// A record is derived from what the agents agreed on: the record of the action that made the
// change, or, for a change that was made with Docker itself, a slot of its own. So it is the same
// on every agent, and survives whichever of them ran the action. Values only.
// It is larger than the budget because a concept is one header: Config, Status and Command
// together. Its events have no structure of their own: a subject and a sentence say all.
#include <optional>
#include <string>
#include <vector>

#include "core/schema/action_record.h"
#include "core/schema/service_shape.h"
#include "core/schema/state.h"

namespace bafar::schema::deployment {

inline constexpr std::string_view Name = "deployment";

struct Config {
    std::uint32_t keep = 200;

    bool operator==(const Config&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Records of the services' changes; kept wherever services are watched.");
        fields
            .add("keep", &Config::keep,
                 "The newest so many are told, of the 500 actions or 1 MiB that the agents keep")
            .range(10, 400);
    }
};

enum class Kind : std::uint8_t { UpdateImage, RollBack, Scale, Restart };
inline constexpr std::string_view KindNames[] = {"update_image", "roll_back", "scale", "restart"};

constexpr std::span<const std::string_view> enumNames(Kind)
{
    return KindNames;
}

/// One step of the action, as it went.
struct Step {
    std::string text; ///< "all tasks of web are new and run for 10 s"
    StepState state = StepState::Waiting;
    Duration took{};
    std::string log; ///< its last line: how far the tasks came, or why it failed

    bool operator==(const Step&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One step of a service's change.");
        fields.add("text", &Step::text, "What was to happen");
        fields.add("state", &Step::state, "How it went");
        fields.add("took", &Step::took, "How long it ran");
        fields.add("log", &Step::log, "How far the tasks came, or why it failed");
    }
};

struct Deployment {
    std::string id; ///< of the action; of a change with Docker itself SERVICE@VERSION
    std::string service;
    Kind kind = Kind::UpdateImage;
    bool outside = false;  ///< not through Bafar: with Docker itself
    std::string who;       ///< ROLE/NAME of who confirmed; empty: not known
    std::string why;       ///< in that person's words
    std::string node;      ///< whose agent ran it, or saw it
    std::string fromImage; ///< with digest, where it was pinned; empty: not known
    std::string toImage;   ///< the same as fromImage where the change was of something else
    std::optional<std::uint32_t> fromReplicas;
    std::optional<std::uint32_t> toReplicas;
    WallTime startedAt;
    Duration took{};                          ///< zero while it runs, and of an outside one
    ActionState state = ActionState::Running; ///< Unknown of an outside one
    std::string outcome;                      ///< what went wrong first, or the result; a sentence
    std::vector<Step> steps;                  ///< of the newest 50, none of an outside one
    std::optional<ServiceShape> after;        ///< of the newest 50; nothing: not recorded

    bool operator==(const Deployment&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One change of a service.");
        fields.add("id", &Deployment::id, "Of its action, or SERVICE@VERSION").required();
        fields.add("service", &Deployment::service, "Its name").required();
        fields.add("kind", &Deployment::kind, "What was done");
        fields.add("outside", &Deployment::outside, "Not through Bafar: with Docker itself");
        fields.add("who", &Deployment::who, "ROLE/NAME of who confirmed");
        fields.add("why", &Deployment::why, "In that person's words");
        fields.add("node", &Deployment::node, "Whose agent ran it, or saw it");
        fields.add("from_image", &Deployment::fromImage, "The image before");
        fields.add("to_image", &Deployment::toImage, "The image asked for");
        fields.add("from_replicas", &Deployment::fromReplicas, "Tasks wanted before");
        fields.add("to_replicas", &Deployment::toReplicas, "Tasks asked for");
        fields.add("started_at", &Deployment::startedAt, "When, UTC");
        fields.add("took", &Deployment::took, "How long; zero while it runs");
        fields.add("state", &Deployment::state, "How it ended");
        fields.add("outcome", &Deployment::outcome, "Why it failed, or the result");
        fields.add("steps", &Deployment::steps, "How each step went");
        fields.add("after", &Deployment::after, "What the service had then");
    }
};

struct Status {
    State state = State::NotMonitored;
    std::vector<std::string> reasons;
    std::vector<Deployment> records; ///< newest first
    std::uint32_t leftOut = 0;       ///< agreed on, but beyond what is told

    bool operator==(const Status&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The changes of the services, the same on every agent.");
        fields.add("state", &Status::state, "Whether changes are recorded");
        fields.add("reasons", &Status::reasons, "Why not");
        fields.add("records", &Status::records, "Newest first");
        fields.add("left_out", &Status::leftOut, "Older ones that are kept and not told");
    }
};

struct Command {
    bool operator==(const Command&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The deployment concept takes no commands.");
    }
};

/// What several agents say, as one list, newest first: they say the same, but one that is cut off
/// may not know the end of a change yet.
[[nodiscard]] std::vector<Deployment> together(const std::vector<const Status*>& words);

/// The request that takes a service back to where it was before a change, or why there is none.
/// It is an ordinary action of the services concept: its plan says what else would have to hold.
struct WayBack {
    std::optional<ActionRequest> request;
    std::string whyNot; ///< a sentence; empty where there is a request

    bool operator==(const WayBack&) const = default;
};

[[nodiscard]] WayBack wayBack(const Deployment& record);

/// Newest first; of the same moment by id.
[[nodiscard]] bool isNewer(const Deployment& a, const Deployment& b);

/// "registry/web:1 to registry/web:2", "3 to 5 tasks", "registry/web:2": what became of what.
[[nodiscard]] std::string changeText(const Deployment& record);

/// An image without its digest.
[[nodiscard]] std::string_view imageName(std::string_view image);

} // namespace bafar::schema::deployment

namespace bafar::schema {

// described_concepts.cpp makes them, once.
extern template const Description& descriptionOf<deployment::Config>();
extern template const Description& descriptionOf<deployment::Status>();
extern template const Description& descriptionOf<deployment::Command>();

} // namespace bafar::schema
