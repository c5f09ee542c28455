#include "agents/cluster/member_file.h"

#include <filesystem>

#include "agents/runtime/file.h"
#include "agents/runtime/pki.h"
#include "core/schema/json.h"

namespace bafar::cluster {

namespace {

constexpr std::size_t FileMax = 4096;                   ///< bytes
constexpr int AsideMax = 1000;                          ///< folders set aside for one reason
constexpr std::uint64_t NumberMask = (1ULL << 53U) - 1; ///< JSON numbers are exact up to here

struct MemberFile {
    std::string cluster;
    std::string node;
    std::uint64_t number = 0;
    bool waits = false;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Who this agent is in the agents' group.");
        fields.add("cluster", &MemberFile::cluster, "Its name").required();
        fields.add("node", &MemberFile::node, "Its id in the spec").required();
        fields.add("number", &MemberFile::number, "Never used twice").required();
        fields.add("waits", &MemberFile::waits, "To be admitted to a group");
    }
};

std::string pathIn(const std::string& folder)
{
    return folder + "/member.json";
}

std::filesystem::path logIn(const std::string& folder)
{
    return std::filesystem::path(folder) / "log";
}

/// Without a number when there is no file. Errors: as readOrDrawMember.
Result<MemberFile> read(const std::string& folder,
                        const std::string& cluster,
                        const std::string& node)
{
    const std::string path = pathIn(folder);
    const Result<std::string> text = runtime::readFile(path, FileMax);
    if (!text) {
        return text.error().code == Code::NotFound ? Result<MemberFile>(MemberFile{cluster, node})
                                                   : tl::unexpected(text.error());
    }
    Result<MemberFile> file = schema::fromJson<MemberFile>(*text);
    if (!file || file->number == 0) {
        return fail(Code::Corrupt, path + " is damaged (" +
                                       (file ? "no number" : file.error().text) + "); move " +
                                       folder +
                                       " away, start the agent, and run on another "
                                       "node: bafarctl act cluster.replace node=" +
                                       node);
    }
    if (file->node != node || file->cluster != cluster) {
        return fail(Code::Conflict, path + " belongs to node " + file->node + " of cluster " +
                                        file->cluster + ", this agent is " + node + " of " +
                                        cluster + "; a state folder cannot be copied: move " +
                                        folder + " away and start again");
    }
    return file;
}

Result<void> write(const std::string& folder, const MemberFile& file)
{
    return runtime::writeFileAtomically(pathIn(folder), schema::toJson(file));
}

std::uint64_t drawNumber()
{
    return (runtime::secureRandomSeed() & NumberMask) | 1U;
}

} // namespace

Result<OwnMember> readOrDrawMember(const std::string& folder,
                                   const std::string& cluster,
                                   const std::string& node)
{
    Result<MemberFile> file = read(folder, cluster, node);
    if (!file) {
        return tl::unexpected(file.error());
    }
    std::error_code error;
    if (file->number == 0 || !std::filesystem::exists(logIn(folder), error)) {
        file->number = drawNumber();
        if (Result<void> wrote = write(folder, *file); !wrote) {
            return tl::unexpected(wrote.error());
        }
    }
    return OwnMember{file->number, file->waits};
}

Result<void> setWaiting(const std::string& folder,
                        const std::string& cluster,
                        const std::string& node,
                        bool waits)
{
    Result<MemberFile> file = read(folder, cluster, node);
    if (!file) {
        return tl::unexpected(file.error());
    }
    if (file->number == 0) {
        file->number = drawNumber();
    }
    file->waits = waits;
    return write(folder, *file);
}

Result<void> setLogAside(const std::string& folder, const std::string& reason)
{
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path log = logIn(folder);
    if (!fs::exists(log, error)) {
        return {};
    }
    int number = 1;
    fs::path aside;
    do {
        aside = fs::path(folder) / ("log." + reason + "-" + std::to_string(number));
    } while (fs::exists(aside, error) && ++number < AsideMax);
    fs::rename(log, aside, error);
    if (error) {
        return fail(Code::Denied, "cannot move " + log.string() + " to " + aside.string() + ": " +
                                      error.message());
    }
    return {};
}

} // namespace bafar::cluster
