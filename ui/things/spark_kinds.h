#pragma once
// The small charts of the panel about one thing: which a thing has, and of which series. They all
// stand in one table in spark_kinds.cpp; names of metrics are the agents' own
// (tests/golden/metrics.md). No widget here. GUI thread: texts are in the language of the moment.
#include <QString>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/presence.h"

namespace bafar::ui::things {

/// Whose figures are drawn.
struct SparkSubject {
    std::string what; ///< the first part of the thing's id: "floating_ip"
    std::string name; ///< the rest of it: "web"
    std::string node; ///< where only this node's agent measures it; empty: any may

    bool operator==(const SparkSubject&) const = default;
};

[[nodiscard]] SparkSubject sparkSubjectOf(const schema::Entity& entity);

/// How several series of one node are one figure.
enum class SparkRead : std::uint8_t {
    Sum,
    Most,
    Rate,  ///< a second, of counters together
    Count, ///< how many of them have a value
};

struct SparkTerm {
    std::string_view metric; ///< empty: none
    SparkRead read = SparkRead::Sum;
    std::string_view label = {};   ///< of these only, where it has
    std::string_view value = {};   ///< this value
    std::string_view orValue = {}; ///< or this one
};

struct SparkLine {
    const char* name; ///< to be translated
    SparkTerm term;
    SparkTerm over = {};  ///< the line is a share of it
    bool isRest = false;  ///< the line is what that share leaves of the whole
    bool isEach = false;  ///< of several nodes it is the highest, not their sum
    bool isLimit = false; ///< the others cannot go above it
};

struct SparkKind {
    std::string_view what; ///< of which things
    const char* title;     ///< to be translated
    QString (*text)(double value);
    double top; ///< of the axis; 0: the data's own
    bool (*isOf)(std::string_view series, const SparkSubject& subject);
    std::vector<SparkLine> lines;
};

/// A few; none: this thing has none.
[[nodiscard]] std::vector<const SparkKind*> sparksOf(const SparkSubject& subject);

[[nodiscard]] QString sparkTitle(const SparkKind& kind);
[[nodiscard]] QString sparkName(const SparkLine& line);

} // namespace bafar::ui::things
