#include "agents/storage/gluster.h"

#include "agents/storage/xml.h"
#include "core/base/text.h"

namespace bafar::storage {
namespace {

constexpr std::size_t PeersMax = 256;
constexpr std::size_t VolumesMax = 64;
constexpr std::size_t BricksMax = 1024; ///< of one volume
constexpr std::size_t QuotasMax = 64;
constexpr std::size_t PathMax = 400; ///< bytes
constexpr std::string_view QuotaOff = "Quota is disabled";

Miss strange(const std::string& what)
{
    return {Cause::NotUnderstood, "gluster's answer has no " + what +
                                      ": is it older than version 7? Bafar is written for 10"};
}

/// "n1:/path"; the first ":/" parts them, as no host name or IPv6 address holds a slash.
std::pair<std::string, std::string> placeOf(std::string_view name)
{
    const std::size_t colon = name.find(":/");
    if (colon == std::string_view::npos) {
        return {sanitized(name, 255), {}};
    }
    return {sanitized(name.substr(0, colon), 255), sanitized(name.substr(colon + 1), PathMax)};
}

std::string optionOf(pugi::xml_node volume, std::string_view name)
{
    for (const pugi::xml_node option : volume.child("options").children("option")) {
        if (name == option.child_value("name")) {
            return sanitized(option.child_value("value"), 60);
        }
    }
    return {};
}

bool isOn(const std::string& value)
{
    return value.empty() || value == "on" || value == "enable" || value == "yes" || value == "true";
}

VolumeInfo volumeOf(pugi::xml_node node)
{
    VolumeInfo volume;
    volume.name = textOf(node, "name");
    volume.type = textOf(node, "typeStr", 40);
    volume.status = textOf(node, "statusStr", 40);
    volume.replicas = std::max<std::uint32_t>(1, smallNumberOf(node, "replicaCount"));
    volume.arbiters = smallNumberOf(node, "arbiterCount");
    volume.disperse = smallNumberOf(node, "disperseCount");
    volume.redundancy = smallNumberOf(node, "redundancyCount");
    volume.selfHeal = isOn(optionOf(node, volume.disperse > 0 ? "cluster.disperse-self-heal-daemon"
                                                              : "cluster.self-heal-daemon"));
    volume.quorum = optionOf(node, "cluster.quorum-type");
    const std::string count = optionOf(node, "cluster.quorum-count");
    for (const char c : count.substr(0, 3)) {
        volume.quorumCount = c >= '0' && c <= '9'
                                 ? volume.quorumCount * 10 + static_cast<std::uint32_t>(c - '0')
                                 : volume.quorumCount;
    }
    for (const pugi::xml_node brick : node.child("bricks").children("brick")) {
        if (volume.bricks.size() == BricksMax) {
            break;
        }
        auto [host, path] = placeOf(brick.child_value("name"));
        volume.bricks.push_back({std::move(host), std::move(path), textOf(brick, "hostUuid", 40),
                                 numberOf(brick, "isArbiter") != 0});
    }
    return volume;
}

BrickSeen brickOf(pugi::xml_node node)
{
    BrickSeen brick;
    brick.host = textOf(node, "hostname");
    brick.path = textOf(node, "path", PathMax);
    brick.online = std::string_view(node.child_value("status")) == "1";
    brick.pid = brick.online ? smallNumberOf(node, "pid") : 0;
    brick.port = brick.online ? smallNumberOf(node, "port") : 0;
    brick.sizeBytes = numberOf(node, "sizeTotal");
    brick.freeBytes = std::min(numberOf(node, "sizeFree"), brick.sizeBytes);
    brick.inodes = numberOf(node, "inodesTotal");
    brick.inodesFree = std::min(numberOf(node, "inodesFree"), brick.inodes);
    return brick;
}

/// The element of an answer that says yes.
Heard<pugi::xml_node> bodyOf(const Heard<XmlPtr>& document, const char* name)
{
    if (!document) {
        return tl::make_unexpected(document.error());
    }
    if (std::optional<Miss> refused = refusalIn(**document)) {
        return tl::make_unexpected(std::move(*refused));
    }
    const pugi::xml_node body = (*document)->child("cliOutput").child(name);
    if (!body) {
        return tl::make_unexpected(strange("<" + std::string(name) + ">"));
    }
    return body;
}

} // namespace

Heard<PoolSeen> readPool(const Reply& reply)
{
    const Heard<XmlPtr> document = readXml(reply);
    const Heard<pugi::xml_node> body = bodyOf(document, "peerStatus");
    if (!body) {
        return tl::make_unexpected(body.error());
    }
    PoolSeen pool;
    for (const pugi::xml_node peer : body->children("peer")) {
        PoolPeer seen{textOf(peer, "hostname"), textOf(peer, "uuid", 40),
                      numberOf(peer, "connected") != 0, textOf(peer, "stateStr", 80)};
        if (seen.hostname == "localhost" && !peer.child("state")) {
            pool.ownUuid = std::move(seen.uuid);
        } else if (pool.peers.size() < PeersMax) {
            pool.peers.push_back(std::move(seen));
        }
    }
    return pool;
}

Heard<VolumesSeen> readVolumes(const Reply& reply)
{
    const Heard<XmlPtr> document = readXml(reply);
    const Heard<pugi::xml_node> body = bodyOf(document, "volInfo");
    if (!body) {
        return tl::make_unexpected(body.error());
    }
    VolumesSeen seen;
    for (const pugi::xml_node volume : body->child("volumes").children("volume")) {
        if (seen.volumes.size() < VolumesMax) {
            seen.volumes.push_back(volumeOf(volume));
        }
    }
    return seen;
}

Heard<StatusSeen> readStatus(const Reply& reply)
{
    const Heard<XmlPtr> document = readXml(reply);
    if (!document) {
        return tl::make_unexpected(document.error());
    }
    StatusSeen seen;
    const pugi::xml_node body = (*document)->child("cliOutput").child("volStatus");
    for (const pugi::xml_node volume : body.child("volumes").children("volume")) {
        if (seen.volumes.size() == VolumesMax) {
            break;
        }
        std::vector<BrickSeen>& bricks = seen.volumes[textOf(volume, "volName")];
        for (const pugi::xml_node node : volume.children("node")) {
            // The self-heal daemon stands among the bricks, with a host for its path.
            if (bricks.size() < BricksMax && node.child_value("path")[0] == '/') {
                bricks.push_back(brickOf(node));
            }
        }
    }
    // A stopped volume is a refusal beside the others' status; alone it has nothing to show.
    if (std::optional<Miss> refused = refusalIn(**document);
        refused && seen.volumes.empty() && refused->cause != Cause::Refused) {
        return tl::make_unexpected(std::move(*refused));
    }
    return seen;
}

Heard<HealSeen> readHeal(const Reply& reply)
{
    const Heard<XmlPtr> document = readXml(reply);
    const Heard<pugi::xml_node> body = bodyOf(document, "healInfo");
    if (!body) {
        return tl::make_unexpected(body.error());
    }
    HealSeen seen;
    for (const pugi::xml_node node : body->child("bricks").children("brick")) {
        if (seen.bricks.size() == BricksMax) {
            break;
        }
        BrickHeal brick;
        std::tie(brick.host, brick.path) = placeOf(node.child_value("name"));
        if (std::string_view(node.child_value("status")) == "Connected" &&
            node.child("numberOfEntriesInHealPending")) {
            brick.pending = numberOf(node, "numberOfEntriesInHealPending");
            brick.splitBrain = numberOf(node, "numberOfEntriesInSplitBrain");
        }
        seen.bricks.push_back(std::move(brick));
    }
    return seen;
}

Heard<QuotaSeen> readQuota(const Reply& reply)
{
    const Heard<XmlPtr> document = readXml(reply);
    if (document) {
        const std::string_view words = (*document)->child("cliOutput").child_value("opErrstr");
        if (words.starts_with(QuotaOff)) {
            return QuotaSeen{};
        }
    }
    const Heard<pugi::xml_node> body = bodyOf(document, "volQuota");
    if (!body) {
        return tl::make_unexpected(body.error());
    }
    QuotaSeen seen;
    for (const pugi::xml_node limit : body->children("limit")) {
        if (seen.limits.size() == QuotasMax) {
            break;
        }
        seen.limits.push_back({textOf(limit, "path", PathMax), numberOf(limit, "hard_limit"),
                               numberOf(limit, "used_space"),
                               std::string_view(limit.child_value("sl_exceeded")) == "Yes",
                               std::string_view(limit.child_value("hl_exceeded")) == "Yes"});
    }
    return seen;
}

/// "volume heal" speaks plain words whatever it is asked for; its exit code says yes or no.
Heard<std::string> readDone(const Reply& reply)
{
    if (!trimmed(reply.output).starts_with('<')) {
        if (std::optional<Miss> silent = silenceOf(reply)) {
            return tl::make_unexpected(std::move(*silent));
        }
        const std::string& words = reply.output.empty() ? reply.errors : reply.output;
        if (reply.exit != 0) {
            return tl::make_unexpected(refusalOf(words));
        }
        return sanitized(trimmed(words.substr(0, words.find('\n'))), 200);
    }
    const Heard<XmlPtr> document = readXml(reply);
    if (!document) {
        return tl::make_unexpected(document.error());
    }
    if (std::optional<Miss> refused = refusalIn(**document)) {
        return tl::make_unexpected(std::move(*refused));
    }
    return std::string("gluster accepted it");
}

} // namespace bafar::storage
