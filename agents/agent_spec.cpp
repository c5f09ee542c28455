// The cluster spec of an agent: what was agreed runs here, and stands in its file.
#include <algorithm>
#include <filesystem>

#include "agents/agent.h"
#include "agents/node/checks.h"
#include "agents/node/typed_port.h"
#include "agents/runtime/file.h"
#include "agents/runtime/log.h"
#include "core/schema/spec_history.h"

namespace bafar {

namespace {

constexpr std::string_view Aside = ".not-agreed"; ///< behind the name of a file that was edited

/// Writes a file unless it has this text already.
Result<void> writeIfOther(const std::string& path, const std::string& text)
{
    const Result<std::string> present = runtime::readFile(path, schema::SpecTextMax);
    return present && *present == text ? Result<void>{} : runtime::writeFileAtomically(path, text);
}

/// Writes the file; one whose text was never agreed on is an operator's work and is kept beside it.
Result<void> replaceFile(const std::string& path,
                         const std::string& text,
                         const std::vector<std::string>& agreed)
{
    const Result<std::string> present = runtime::readFile(path, schema::SpecTextMax);
    if (present && *present == text) {
        return {};
    }
    if (present &&
        std::find(agreed.begin(), agreed.end(), schema::specRevision(*present)) == agreed.end()) {
        std::error_code error;
        std::filesystem::rename(path, path + std::string(Aside), error);
        if (error) {
            return fail(Code::Denied,
                        path + ": was edited and cannot be set aside: " + error.message());
        }
    }
    return runtime::writeFileAtomically(path, text);
}

} // namespace

/// Where nothing was ever agreed on, the file is the first spec.
void Agent::foundSpec()
{
    if (foundingSpec_ || agreement_->leader() != settings_.config.node) {
        return;
    }
    foundingSpec_ = true;
    schema::SpecChange change;
    change.stage = schema::SpecStage::InForce;
    change.revision = schema::specRevision(settings_.spec.text());
    change.text = settings_.spec.text();
    change.why = "first start of " + settings_.config.node + " with " + settings_.specFile;
    schema::Record record;
    record.kind = schema::RecordKind::Spec;
    record.at = loop_.wallNow();
    record.body = {schema::toJson(change)};
    agreement_->append(std::move(record), [this](const Result<std::uint64_t>& index) {
        foundingSpec_ = false;
        if (!index) {
            runtime::logEvent(runtime::LogLevel::Warning, "spec_not_kept",
                              {{"why", index.error().text}});
        }
    });
}

/// Puts the agreed spec in force here, or says why that cannot be.
void Agent::followSpec()
{
    const std::string revision = node_->specs().inForce();
    if (stopping_) {
        return;
    }
    if (revision == schema::specRevision(settings_.spec.text())) {
        if (!specFileLooked_) {
            writeSpecFile(); // it may have been edited while no agent ran
        }
        return;
    }
    Result<schema::Spec> spec = node_->specs().read(revision);
    if (spec) {
        std::string refusal = node::refusalOf(settings_.config.node, settings_.spec, *spec);
        if (!refusal.empty()) {
            spec = fail(Code::InvalidInput, std::move(refusal));
        }
    }
    if (!spec) {
        specNotUsed_ = revision;
        node_->handle<cluster::Machine>().feed(cluster::SpecNotUsed{revision, spec.error()});
        return;
    }
    specNotUsed_.clear();
    useSpec(std::move(*spec));
}

void Agent::useSpec(schema::Spec spec)
{
    settings_.spec = std::move(spec);
    settings_.specFile = settings_.specTarget();
    node_->configure(settings_.spec);
    const std::string revision = schema::specRevision(settings_.spec.text());
    const std::vector<schema::SpecRevision> history = agreement_->specHistory();
    const std::string who = history.empty() ? std::string() : history.back().who;
    tell(schema::Severity::Notice, "spec_changed",
         "revision " + revision + " of the spec runs here" +
             (who.empty() ? "" : ", applied by " + who));
    writeSpecFile();
}

/// What an agent starts from next time; what was agreed counts, also when this fails.
void Agent::writeSpecFile()
{
    if (writingSpec_) {
        return; // the newest follows when this one is written
    }
    specFileLooked_ = true;
    std::vector<std::string> agreed;
    for (const schema::SpecRevision& one : agreement_->specHistory()) {
        agreed.push_back(one.revision);
    }
    const std::string text = settings_.spec.text();
    const auto written = [this, text](const Result<void>& wrote) {
        writingSpec_ = false;
        if (!wrote) {
            tell(schema::Severity::Warning, "spec_file_not_written",
                 "the agreed spec runs, but its file could not be written: " + wrote.error().text);
        } else if (text != settings_.spec.text()) {
            writeSpecFile();
        } else if (!refusedFiles_.empty() && Settings::read(settings_.file)) {
            refusedFiles_.clear(); // what was wrong with them is mended now
            tellFacts();
        }
    };
    writingSpec_ = worker_->compute(
        [path = settings_.specTarget(), next = settings_.agreedSpec(), text,
         agreed = std::move(agreed)] {
            const Result<void> kept = writeIfOther(next, text);
            return kept ? replaceFile(path, text, agreed) : kept;
        },
        written);
    if (!writingSpec_) {
        written(fail(Code::Unavailable, "too many writes wait for the disk"));
    }
}

} // namespace bafar
