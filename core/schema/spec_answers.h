#pragma once
// What the API answers about specs beside their texts. Values only.
#include "core/schema/agreement.h"

namespace bafar::schema {

/// The answer to PUT /v1/spec: the text is kept for cluster.apply_spec on this agent, or it has
/// problems and is not.
struct SpecStaging {
    std::string revision; ///< of the text
    std::string from;     ///< in force, which it was based on
    std::string code;     ///< as in ErrorBody, when it was refused; empty: it is kept
    std::string text;     ///< as in ErrorBody: the problems, one a line
    std::vector<Problem> problems;

    bool operator==(const SpecStaging&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A spec was staged, or why not.");
        fields.add("revision", &SpecStaging::revision, "Of the text");
        fields.add("from", &SpecStaging::from, "The revision in force that it was based on");
        fields.add("code", &SpecStaging::code, "For programs, when it was refused");
        fields.add("text", &SpecStaging::text, "For people, when it was refused");
        fields.add("problems", &SpecStaging::problems, "With their lines; empty: it is kept");
    }
};

/// The answer to GET /v1/spec/history.
struct SpecHistory {
    std::string inForce;
    std::vector<SpecRevision> revisions; ///< oldest first

    bool operator==(const SpecHistory&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The revisions of the spec that are kept.");
        fields.add("in_force", &SpecHistory::inForce, "The present one");
        fields.add("revisions", &SpecHistory::revisions, "Oldest first");
    }
};

// described_messages.cpp makes them, once.
extern template const Description& descriptionOf<SpecStaging>();
extern template const Description& descriptionOf<SpecHistory>();

} // namespace bafar::schema
