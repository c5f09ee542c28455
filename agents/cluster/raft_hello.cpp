#include "agents/cluster/raft_hello.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::cluster {
namespace {

constexpr std::array Codes{
    Code::InvalidInput, Code::NotFound,      Code::Conflict,    Code::Denied,  Code::Unavailable,
    Code::Timeout,      Code::LimitExceeded, Code::Unsupported, Code::Corrupt, Code::Internal};
constexpr std::size_t TextMax = 1000; ///< bytes of a refusal that are sent and believed
constexpr std::size_t NameMax = 63;

} // namespace

Result<void> admitCertificate(const Shown& shown, const Door& door)
{
    const std::string who = "the certificate of " + sanitized(shown.role, NameMax) + "/" +
                            sanitized(shown.name, NameMax) + " (serial " + shown.serial + ")";
    if (shown.cluster != door.cluster) {
        return fail(Code::Denied, who + " is of cluster \"" + sanitized(shown.cluster, NameMax) +
                                      "\", this is cluster \"" + door.cluster + "\"");
    }
    if (shown.role != "agent") {
        return fail(Code::Denied,
                    who + " is not an agent's; only agents speak to the agreement port");
    }
    if (door.revoked.contains(shown.serial)) {
        return fail(Code::Denied, who + " is revoked; enrol the node again");
    }
    return {};
}

Result<void> admitHello(const Hello& hello, const Shown& shown, const Door& door)
{
    if (Result<void> admitted = admitCertificate(shown, door); !admitted) {
        return admitted;
    }
    const std::string node = sanitized(hello.node, NameMax);
    if (hello.version != HelloVersion) {
        return fail(Code::Unsupported, "version " + std::to_string(hello.version) +
                                           " of the agreement is not spoken here, only " +
                                           std::to_string(HelloVersion) +
                                           "; bring both agents to the same release");
    }
    if (hello.cluster != door.cluster) {
        return fail(Code::Denied, "this is cluster \"" + door.cluster + "\", not \"" +
                                      sanitized(hello.cluster, NameMax) + "\"");
    }
    if (hello.node != shown.name) {
        return fail(Code::Denied, "it calls itself node \"" + node +
                                      "\", but its certificate is of \"" +
                                      sanitized(shown.name, NameMax) +
                                      "\"; correct node.id in its agent.yaml or enrol it again");
    }
    const std::string member = "member " + std::to_string(hello.member);
    if (hello.member == door.member || hello.node == door.node) {
        return fail(Code::Conflict,
                    member + " of node \"" + node + "\" is taken for this agent itself (member " +
                        std::to_string(door.member) + " of node \"" + door.node +
                        "\"): a state folder or a node's name was copied; give that server its own "
                        "and enrol it again");
    }
    if (door.dismissed.contains(hello.member)) {
        return fail(Code::Denied, member + " of node \"" + node +
                                      "\" was dismissed from the group and stays so; to have the "
                                      "node back: bafarctl act cluster.replace node=" +
                                      node);
    }
    if (hello.to != door.member) {
        return fail(Code::Conflict,
                    "member " + std::to_string(hello.to) + " is not here: this is member " +
                        std::to_string(door.member) + " of node \"" + door.node +
                        "\"; its state was lost or the address is an old one; to have the node in "
                        "the group: bafarctl act cluster.replace node=" +
                        door.node);
    }
    return {};
}

std::string helloLine(const Hello& hello)
{
    return schema::toJson(hello) + "\n";
}

std::string answerLine(const Result<void>& answer)
{
    HelloAnswer told{true, {}, {}};
    if (!answer) {
        told = {false, std::string(codeName(answer.error().code)),
                sanitized(answer.error().text, TextMax)};
    }
    return schema::toJson(told) + "\n";
}

Result<void> readAnswer(std::string_view line)
{
    const Result<HelloAnswer> answer =
        schema::fromJson<HelloAnswer>(line, {.bytes = HelloBytesMax, .depth = 2});
    if (!answer) {
        return failWith("the answer to the hello", answer.error());
    }
    if (answer->ok) {
        return {};
    }
    if (answer->text.empty()) {
        return fail(Code::InvalidInput, "the answer to the hello says neither yes nor why not");
    }
    const auto* const code =
        std::ranges::find_if(Codes, [&](Code each) { return codeName(each) == answer->code; });
    return fail(code == Codes.end() ? Code::Unavailable : *code, sanitized(answer->text, TextMax));
}

Result<Hello> readHello(std::string_view line)
{
    Result<Hello> hello = schema::fromJson<Hello>(line, {.bytes = HelloBytesMax, .depth = 2});
    if (!hello) {
        return failWith("the hello", hello.error());
    }
    if (hello->member == 0 || hello->to == 0 || hello->cluster.empty() || hello->node.empty()) {
        return fail(Code::InvalidInput, "the hello does not say who connects to whom");
    }
    return hello;
}

} // namespace bafar::cluster
