#pragma once
// What goes between the storage machine and its driver: questions, answers, orders. Values only.
#include <variant>

#include "agents/storage/facts.h"

namespace bafar::storage {

/// What can be asked. Pool, Volumes and Mount concern this host; the others take gluster's lock of
/// the whole cluster, or its time.
enum class Topic : unsigned char { Pool, Volumes, Status, Heal, Quota, Mount };

struct Question {
    Topic topic = Topic::Pool;
    std::string volume;      ///< for Heal, Quota and Mount
    std::string mount;       ///< for Mount: its path
    std::uint64_t round = 0; ///< for Mount: of the mark to write; 0: only look

    bool operator==(const Question&) const = default;
};

using Facts = std::
    variant<PoolSeen, VolumesSeen, StatusSeen, HealSeen, QuotaSeen, schema::storage::MountFound>;

/// Effect: ask this; answered by Answered with this id. An answer after `limit` is of no use.
struct Ask {
    std::uint64_t id = 0;
    Question question;
    Duration limit{};

    bool operator==(const Ask&) const = default;
};

/// Input: the answer. One whose question is given up already changes nothing.
struct Answered {
    std::uint64_t id = 0;
    Heard<Facts> heard;

    bool operator==(const Answered&) const = default;
};

/// Effect: change something; answered by Carried with this id.
struct Carry {
    std::string id;
    schema::storage::Command command;

    bool operator==(const Carry&) const = default;
};

/// Input: what came of it.
struct Carried {
    std::string id;
    Heard<std::string> outcome;

    bool operator==(const Carried&) const = default;
};

} // namespace bafar::storage
