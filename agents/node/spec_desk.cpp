#include "agents/node/spec_desk.h"

#include <algorithm>

#include "agents/cluster/spec_case.h"
#include "agents/node/checks.h"
#include "agents/node/concepts.h"
#include "core/base/text.h"

namespace bafar::node {

namespace {

constexpr std::size_t ShownMax = 64;
constexpr std::string_view AnyRevision = "*";

schema::SpecReading readText(std::string_view text)
{
    return schema::SpecReading::read(text, specSections(), crossChecks());
}

} // namespace

std::string SpecDesk::inForce() const
{
    const std::vector<schema::SpecRevision> agreed = agreement_.specHistory();
    return agreed.empty() ? schema::specRevision(running_.text()) : agreed.back().revision;
}

schema::SpecHistory SpecDesk::history() const
{
    return {inForce(), agreement_.specHistory()};
}

Result<std::string> SpecDesk::text(const std::string& revision) const
{
    if (revision == schema::specRevision(running_.text())) {
        return running_.text();
    }
    for (const cluster::StagedSpec& staged : staged_) {
        if (staged.revision == revision) {
            return staged.spec.text();
        }
    }
    if (const auto agreed = agreement_.specText(revision)) {
        return *agreed;
    }
    return fail(Code::NotFound, "no revision " + sanitized(revision, ShownMax) +
                                    " of the spec on " + self_.node +
                                    "; see bafarctl spec history");
}

Result<schema::Spec> SpecDesk::read(const std::string& revision) const
{
    if (revision == schema::specRevision(running_.text())) {
        return running_;
    }
    for (const cluster::StagedSpec& staged : staged_) {
        if (staged.revision == revision) {
            return staged.spec;
        }
    }
    const Result<std::string> found = text(revision);
    if (!found) {
        return tl::unexpected(found.error());
    }
    schema::SpecReading reading = readText(*found);
    if (!reading.problems.empty()) {
        const std::size_t more = reading.problems.size() - 1;
        return fail(Code::InvalidInput,
                    schema::problemText("revision " + sanitized(revision, ShownMax),
                                        reading.problems.front()) +
                        (more == 0 ? "" : " (and " + std::to_string(more) + " more)"));
    }
    return std::move(reading.spec);
}

Result<void> SpecDesk::check(const std::string& revision) const
{
    const Result<schema::Spec> spec = read(revision);
    if (!spec) {
        return tl::unexpected(spec.error());
    }
    std::string refusal = refusalOf(self_.node, running_, *spec);
    return refusal.empty() ? Result<void>() : fail(Code::InvalidInput, std::move(refusal));
}

Result<schema::SpecStaging> SpecDesk::stage(const std::string& who,
                                            WallTime at,
                                            const std::string& from,
                                            const std::string& text)
{
    schema::SpecStaging staging;
    staging.from = inForce();
    schema::SpecReading reading = readText(text);
    staging.problems = std::move(reading.problems);
    if (staging.problems.empty()) {
        if (std::string refusal = refusalOf(self_.node, running_, reading.spec); !refusal.empty()) {
            staging.problems.push_back({{}, std::move(refusal), 0, 0});
        }
    }
    if (!staging.problems.empty()) {
        staging.code = std::string(codeName(Code::InvalidInput));
        for (const schema::Problem& problem : staging.problems) {
            staging.text +=
                (staging.text.empty() ? "" : "\n") + schema::problemText("spec", problem);
        }
        return staging;
    }
    if (from != AnyRevision && from != staging.from) {
        return fail(Code::Conflict,
                    "this spec is based on revision " + sanitized(from, ShownMax) + ", but " +
                        cluster::meanwhileText(from, source()) +
                        "; bring your change into the spec in force (bafarctl spec show) and "
                        "apply that");
    }
    staging.revision = schema::specRevision(text);
    if (const auto agreed = agreement_.specText(staging.revision); agreed && *agreed != text) {
        return fail(Code::Conflict, "by bad luck the text has the revision of another one, " +
                                        staging.revision + "; change a comment in it");
    }
    std::erase_if(staged_, [&staging](const cluster::StagedSpec& one) {
        return one.revision == staging.revision;
    });
    staged_.push_back({staging.revision, staging.from, at, who, std::move(reading.spec)});
    if (staged_.size() > StagedMax) {
        staged_.pop_front();
    }
    return staging;
}

cluster::NodeSource SpecDesk::source() const
{
    cluster::NodeSource source;
    source.specInForce = [this] { return inForce(); };
    source.readSpec = [this](const std::string& revision) { return read(revision); };
    source.checkSpec = [this](const std::string& revision) { return check(revision); };
    source.stagedSpecs = [this] {
        return std::vector<cluster::StagedSpec>(staged_.begin(), staged_.end());
    };
    source.specHistory = [this] { return agreement_.specHistory(); };
    return source;
}

} // namespace bafar::node
