#include "core/schema/storage.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"

namespace bafar::schema::storage {
namespace {

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

void verifyVolume(const VolumeConfig& volume, const std::string& at, std::vector<Problem>& problems)
{
    if (!isVolumeName(volume.name)) {
        problems.push_back({at + ".name", "gluster has no volume of this name: letters, digits, "
                                          "\"_\" and \"-\", not \"-\" first, not \"all\""});
    }
    if (!volume.mount.empty() && !isMountPath(volume.mount)) {
        problems.push_back({at + ".mount", "not a plain absolute path; give one like /mnt"});
    }
    if (volume.capacityDegraded > volume.capacityFailed) {
        problems.push_back(
            {at + ".capacity_degraded", "above capacity_failed, so it would never be told"});
    }
}

} // namespace

bool isMountOf(std::string_view type, std::string_view source, std::string_view volume)
{
    const std::size_t colon = source.rfind(':');
    if (type != "fuse.glusterfs" || colon == std::string_view::npos) {
        return false;
    }
    std::string_view path = source.substr(colon + 1);
    path.remove_prefix(path.starts_with('/') ? 1 : 0);
    return path.substr(0, path.find('/')) == volume;
}

bool isVolumeName(std::string_view name)
{
    return !name.empty() && name.size() <= 128 && name.front() != '-' && name != "all" &&
           std::all_of(name.begin(), name.end(), isNameCharacter);
}

bool isMountPath(std::string_view path)
{
    if (path.size() < 2 || path.size() > 200 || path.front() != '/' || !isUtf8(path)) {
        return false;
    }
    for (const std::string_view part : split(path.substr(1), '/')) {
        const bool plain = std::all_of(part.begin(), part.end(), [](char c) {
            return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f;
        });
        if (part.empty() || part == "." || part == ".." || !plain) {
            return false;
        }
    }
    return true;
}

std::vector<Problem> Config::verify(const Config& config)
{
    std::vector<Problem> problems;
    if (config.timeout >= config.interval) {
        problems.push_back({"timeout", "not below the interval of " + toHumanText(config.interval) +
                                           ": one look would run into the next"});
    }
    std::set<std::string> names;
    std::set<std::string> mounts;
    for (std::size_t i = 0; i < config.volumes.size(); ++i) {
        const VolumeConfig& volume = config.volumes[i];
        const std::string at = "volumes[" + std::to_string(i) + "]";
        verifyVolume(volume, at, problems);
        if (!names.insert(volume.name).second) {
            problems.push_back({at + ".name", "\"" + volume.name + "\" stands here twice"});
        }
        if (!volume.mount.empty() && !mounts.insert(volume.mount).second) {
            problems.push_back({at + ".mount", "another volume is mounted there"});
        }
    }
    return problems;
}

} // namespace bafar::schema::storage
