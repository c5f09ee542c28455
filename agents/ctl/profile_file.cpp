#include "agents/ctl/profile_file.h"

#include <cstdlib>
#include <filesystem>

#include "agents/runtime/file.h"
#include "core/schema/yaml.h"

namespace bafar::ctl {

namespace {

constexpr std::size_t ProfileMax = 64U << 10U; ///< bytes

std::string environment(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

Result<std::string> onlyProfile()
{
    const std::string folder = profilesFolder();
    std::vector<std::string> files;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
        if (entry.path().extension() == ".yaml") {
            files.push_back(entry.path().string());
        }
    }
    if (files.size() == 1) {
        return files.front();
    }
    if (files.empty()) {
        return fail(Code::NotFound,
                    "no profile: give --profile FILE, set BAFAR_PROFILE, or write " + folder +
                        "/CLUSTER.yaml");
    }
    return fail(Code::NotFound, "several profiles in " + folder +
                                    ": give one with --profile NAME or set BAFAR_PROFILE");
}

void resolve(std::string& file, const std::filesystem::path& folder)
{
    file = (folder / file).lexically_normal().string(); // an absolute one stays as it is
}

Result<void> refuseKeyrings(const schema::Profile& profile)
{
    for (const std::string& place : {profile.certificate, profile.key}) {
        if (place.starts_with(schema::InKeyring)) {
            return fail(Code::Unsupported,
                        "its certificate or key is in a desktop's keyring (" + place +
                            "), which bafarctl does not read; issue another certificate with "
                            "bafarctl pki issue, and give a profile that names its files");
        }
    }
    return {};
}

} // namespace

std::string profilesFolder()
{
    std::string base = environment("XDG_CONFIG_HOME");
    if (base.empty()) {
        base = environment("HOME") + "/.config";
    }
    return base + "/bafar/profiles";
}

Result<schema::Profile> readProfile(const std::string& given)
{
    std::string path = given.empty() ? environment("BAFAR_PROFILE") : given;
    if (path.empty()) {
        Result<std::string> found = onlyProfile();
        if (!found) {
            return tl::unexpected(found.error());
        }
        path = std::move(*found);
    }
    if (!std::filesystem::exists(path) && path.find('/') == std::string::npos) {
        path = profilesFolder() + "/" + path + ".yaml";
    }
    const Result<std::string> text = runtime::readFile(path, ProfileMax);
    if (!text) {
        return failWith("profile " + path, text.error());
    }
    schema::Profile profile;
    const std::vector<schema::Problem> problems =
        schema::readYaml(&profile, schema::typeOf<schema::Profile>(), *text);
    if (!problems.empty()) {
        std::string all;
        for (const schema::Problem& problem : problems) {
            all += (all.empty() ? "" : "\n") + schema::problemText(path, problem);
        }
        return fail(Code::InvalidInput, all);
    }
    if (const Result<void> read = refuseKeyrings(profile); !read) {
        return failWith("profile " + path, read.error());
    }
    const auto folder = std::filesystem::absolute(path).parent_path();
    resolve(profile.ca, folder);
    resolve(profile.certificate, folder);
    resolve(profile.key, folder);
    return profile;
}

} // namespace bafar::ctl
