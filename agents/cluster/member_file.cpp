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

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Who this agent is in the agents' group.");
        fields.add("cluster", &MemberFile::cluster, "Its name").required();
        fields.add("node", &MemberFile::node, "Its id in the spec").required();
        fields.add("number", &MemberFile::number, "Never used twice").required();
    }
};

std::string pathIn(const std::string& folder)
{
    return folder + "/member.json";
}

} // namespace

Result<std::uint64_t> readOrDrawMember(const std::string& folder,
                                       const std::string& cluster,
                                       const std::string& node)
{
    const std::string path = pathIn(folder);
    const Result<std::string> text = runtime::readFile(path, FileMax);
    if (!text && text.error().code != Code::NotFound) {
        return tl::unexpected(text.error());
    }
    MemberFile file;
    if (text) {
        Result<MemberFile> read = schema::fromJson<MemberFile>(*text);
        if (!read || read->number == 0) {
            return fail(Code::Corrupt, path + " is damaged (" +
                                           (read ? "no number" : read.error().text) + "); move " +
                                           folder +
                                           " away, start the agent, and run on another "
                                           "node: bafarctl act cluster.replace node=" +
                                           node);
        }
        file = std::move(*read);
        if (file.node != node || file.cluster != cluster) {
            return fail(Code::Conflict, path + " belongs to node " + file.node + " of cluster " +
                                            file.cluster + ", this agent is " + node + " of " +
                                            cluster + "; a state folder cannot be copied: move " +
                                            folder + " away and start again");
        }
        return file.number;
    }
    file.cluster = cluster;
    file.node = node;
    file.number = (runtime::secureRandomSeed() & NumberMask) | 1U;
    if (Result<void> wrote = runtime::writeFileAtomically(path, schema::toJson(file)); !wrote) {
        return tl::unexpected(wrote.error());
    }
    return file.number;
}

Result<void> setMembershipAside(const std::string& folder, const std::string& reason)
{
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path log = fs::path(folder) / "log";
    if (fs::exists(log, error)) {
        int number = 1;
        fs::path aside;
        do {
            aside = fs::path(folder) / ("log." + reason + "-" + std::to_string(number));
        } while (fs::exists(aside, error) && ++number < AsideMax);
        fs::rename(log, aside, error);
        if (error) {
            return fail(Code::Denied, "cannot move " + log.string() + " to " + aside.string() +
                                          ": " + error.message());
        }
    }
    fs::remove(pathIn(folder), error);
    if (error) {
        return fail(Code::Denied, "cannot remove " + pathIn(folder) + ": " + error.message());
    }
    return {};
}

} // namespace bafar::cluster
