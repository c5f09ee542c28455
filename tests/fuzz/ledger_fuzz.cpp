// The agreed state: any proposals in any order, and any bytes as a snapshot.
//
// The first byte chooses. 0: lines that are applied to two ledgers, of which one is written and
// read again on a line "!": "{...}" is a proposal, "^" begins a new term, "*N" applies the last
// proposal N times more under new numbers. 1: the rest is a snapshot. 2: the rest is what follows a
// snapshot's head, which is put before it (random bytes never pass a digest).
#include <algorithm>
#include <charconv>

#include "agents/cluster/digest.h"
#include "agents/cluster/ledger.h"
#include "agents/cluster/ledger_wire.h"
#include "core/base/text.h"
#include "tests/fuzz/fuzz.h"

namespace bafar::fuzz {
namespace {

using cluster::Ledger;

constexpr std::size_t ReasonMax = 600; ///< bytes of a refusal

/// What is let in must be exactly what the bytes say.
void readSnapshot(std::string_view bytes)
{
    const Result<Ledger> restored = Ledger::restore(bytes);
    if (!restored) {
        if (restored.error().text.empty()) {
            broken("a snapshot refused without a reason");
        }
        return;
    }
    if (restored->snapshot() != bytes) {
        broken("a restored ledger writes another snapshot");
    }
    const auto verified = verifyAudit(restored->auditAnchors(), restored->read(0, 100'000));
    if (!verified) {
        broken("a restored ledger's audit lines do not verify: " + verified.error().text);
    }
}

std::string sealed(std::string_view content)
{
    const std::string opening("BAFARLDG\0\0\0\1", 12);
    return opening + std::string(cluster::asText(cluster::sha256({opening, content}))) +
           std::string(content);
}

class Script {
public:
    void run(std::string_view text)
    {
        for (const std::string_view line : split(text, '\n')) {
            take(line);
        }
        Result<Ledger> restored = Ledger::restore(on_.snapshot());
        if (!restored) {
            broken("a ledger cannot read its own snapshot: " + restored.error().text);
        }
        mustEqual("a restored ledger is another", on_.digest(), restored->digest());
        mustEqual("two ledgers that were fed the same differ", on_.digest(), other_.digest());
        readSnapshot(on_.snapshot());
    }

private:
    void take(std::string_view line)
    {
        if (line.starts_with('{')) {
            if (Result<schema::Proposal> read = cluster::readProposal(line)) {
                last_ = std::move(*read);
                apply();
            }
        } else if (line == "^") {
            ++term_;
        } else if (line == "!") {
            Result<Ledger> restored = Ledger::restore(other_.snapshot());
            if (!restored) {
                broken("a ledger cannot read its own snapshot: " + restored.error().text);
            }
            other_ = std::move(*restored);
        } else if (line.starts_with('*')) {
            constexpr int TimesMax = 600;
            int times = 0;
            std::from_chars(line.data() + 1, line.data() + line.size(), times);
            for (int i = 0; i < std::min(times, TimesMax); ++i) {
                ++last_.number;
                apply();
            }
        }
    }

    void apply()
    {
        const cluster::Verdict verdict = on_.apply(++index_, term_, last_);
        if (other_.apply(index_, term_, last_) != verdict) {
            broken("two ledgers decide differently");
        }
        if (verdict.refused &&
            (verdict.refused->text.empty() || verdict.refused->text.size() > ReasonMax)) {
            broken("a refusal without a reason, or with a long one");
        }
        const auto known = on_.verdict(last_.record.node, last_.boot, last_.number);
        if (known && *known != verdict) {
            broken("a verdict is remembered as another");
        }
    }

    Ledger on_;
    Ledger other_;
    std::uint64_t index_ = 0;
    std::uint64_t term_ = 1;
    schema::Proposal last_;
};

} // namespace

int fuzzOne(std::span<const std::uint8_t> input)
{
    if (input.empty()) {
        return 0;
    }
    const std::string_view rest = asText(input.subspan(1));
    switch (input[0] % 3U) {
    case 0: Script().run(rest); break;
    case 1: readSnapshot(rest); break;
    default: readSnapshot(sealed(rest)); break;
    }
    return 0;
}

} // namespace bafar::fuzz
