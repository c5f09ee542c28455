// gluster's answers: any bytes, as an answer to any question; what is understood is within bounds
// and safe to show.
#include "agents/storage/gluster.h"
#include "core/base/text.h"
#include "tests/fuzz/fuzz.h"

namespace bafar::fuzz {
namespace {

void mustBeSafe(std::string_view what, const std::string& text)
{
    if (text.size() > 400 || sanitized(text, 400) != text) {
        broken(what);
    }
}

void check(const storage::PoolSeen& seen)
{
    for (const storage::PoolPeer& peer : seen.peers) {
        mustBeSafe("a peer's name", peer.hostname);
        mustBeSafe("a peer's state", peer.state);
    }
}

void check(const storage::VolumesSeen& seen)
{
    for (const storage::VolumeInfo& volume : seen.volumes) {
        mustBeSafe("a volume's name", volume.name);
        if (volume.replicas == 0 || volume.bricks.size() > 1024) {
            broken("a volume out of bounds");
        }
        for (const storage::BrickInfo& brick : volume.bricks) {
            mustBeSafe("a brick's path", brick.path);
        }
    }
}

void check(const storage::StatusSeen& seen)
{
    for (const auto& [name, bricks] : seen.volumes) {
        mustBeSafe("a volume's name", name);
        for (const storage::BrickSeen& brick : bricks) {
            if (brick.freeBytes > brick.sizeBytes || (!brick.online && brick.pid != 0)) {
                broken("a brick that cannot be");
            }
        }
    }
}

void check(const storage::HealSeen& seen)
{
    for (const storage::BrickHeal& brick : seen.bricks) {
        mustBeSafe("a brick's host", brick.host);
    }
}

void check(const storage::QuotaSeen& seen)
{
    for (const auto& quota : seen.limits) {
        mustBeSafe("a quota's folder", quota.path);
    }
}

void check(const std::string& words)
{
    mustBeSafe("gluster's words", words);
}

template <class T>
void checkHeard(const storage::Heard<T>& heard)
{
    if (heard) {
        check(*heard);
    } else if (heard.error().text.empty() || heard.error().text.size() > 600) {
        broken("a miss without a reason, or as long as the answer");
    } else if (sanitized(heard.error().text, 600) != heard.error().text) {
        broken("a reason that is not safe to show");
    }
}

} // namespace

int fuzzOne(std::span<const std::uint8_t> input)
{
    storage::Reply reply;
    reply.exit = 0;
    reply.output = asText(input);
    checkHeard(storage::readPool(reply));
    checkHeard(storage::readVolumes(reply));
    checkHeard(storage::readStatus(reply));
    checkHeard(storage::readHeal(reply));
    checkHeard(storage::readQuota(reply));
    checkHeard(storage::readDone(reply));
    return 0;
}

} // namespace bafar::fuzz
