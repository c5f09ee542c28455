#include "agents/ctl/spec_file.h"

#include <algorithm>

#include "agents/node/concepts.h"
#include "agents/runtime/file.h"
#include "core/base/text.h"

namespace bafar::ctl {

namespace {

constexpr std::string_view Mark = "# based on revision ";
constexpr std::string_view Why = "; bafarctl spec apply refuses to overwrite a later one";
constexpr std::size_t FileMax = schema::SpecTextMax + 1024; ///< bytes; the mark comes on top
constexpr std::size_t RevisionMax = 64;

bool isRevision(std::string_view text)
{
    return !text.empty() && text.size() <= RevisionMax &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

Result<SpecFile> readSpec(const std::string& path)
{
    const Result<std::string> text = runtime::readFile(path, FileMax);
    if (!text) {
        return tl::unexpected(text.error());
    }
    return specFrom(*text);
}

SpecFile specFrom(const std::string& text)
{
    SpecFile file;
    file.text = text;
    const std::string_view first = std::string_view(text).substr(0, text.find('\n'));
    if (first.starts_with(Mark)) {
        std::string_view revision = first.substr(Mark.size());
        revision = revision.substr(0, revision.find(';'));
        if (isRevision(revision)) {
            file.base = std::string(revision);
            file.text = text.substr(std::min(text.size(), first.size() + 1));
        }
    }
    // Read as it stands in the file, so that lines are the file's.
    file.reading = schema::SpecReading::read(text, node::specSections(), node::crossChecks());
    return file;
}

std::string withBase(const std::string& revision, const std::string& text)
{
    return std::string(Mark) + revision + std::string(Why) + "\n" + text;
}

std::string problemLines(const std::string& path, const SpecFile& file)
{
    std::string out;
    for (const schema::Problem& problem : file.reading.problems) {
        out += schema::problemText(path, problem) + "\n";
    }
    return out;
}

std::string problemsJson(const std::string& path, const SpecFile& file)
{
    std::string out = "{\"file\":";
    schema::appendJsonString(out, path);
    return out + ",\"problems\":" + schema::toJson(file.reading.problems) + "}\n";
}

} // namespace bafar::ctl
