#pragma once
// Which proposals were applied before, so that none is applied twice however often it is sent.
//
// A proposal is known by node, boot and number. Of each boot the newest verdicts are remembered; a
// number at or below the highest that was forgotten is old, and so is a boot that others of its
// node have replaced. Old ones are refused: whether they were applied cannot be said any more, and
// nobody waits for them. One owner, one thread.
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/base/bytes.h"

namespace bafar::cluster {

/// What became of a proposal: its index, and why it changed nothing where it did not. Errors:
/// Conflict (another revision, another action runs, another holder, a used number), InvalidInput
/// (the body does not parse), LimitExceeded.
struct Verdict {
    std::uint64_t index = 0;
    std::optional<Error> refused;

    bool operator==(const Verdict&) const = default;
};

class Sessions {
public:
    static constexpr std::size_t NodesMax = 128;    ///< quiet for longest: forgotten wholly
    static constexpr std::size_t BootsMax = 4;      ///< of a node, with their verdicts
    static constexpr std::size_t PastBootsMax = 60; ///< of a node, before those: names only
    static constexpr std::size_t VerdictsMax = 128; ///< of a boot
    static constexpr std::size_t NameMax = 63;      ///< bytes of a node's or boot's name
    static constexpr std::size_t ReasonBytes = 500; ///< of a refusal

    /// Whether a node or boot may have this name.
    [[nodiscard]] static bool isName(std::string_view name);

    /// The verdict, if it is remembered.
    [[nodiscard]] std::optional<Verdict> find(const std::string& node,
                                              const std::string& boot,
                                              std::uint64_t number) const;

    /// Why a proposal that find() does not know is too old to be applied; empty: it is not.
    [[nodiscard]] std::string tooOld(const std::string& node,
                                     const std::string& boot,
                                     std::uint64_t number) const;

    /// Keeps the verdict on a proposal that was neither known nor too old.
    void remember(const std::string& node,
                  const std::string& boot,
                  std::uint64_t number,
                  const Verdict& verdict);

    void write(Bytes& out) const;

    /// Errors: Corrupt.
    static Result<Sessions> read(ByteReader& reader);

private:
    struct Known {
        std::uint64_t index = 0;
        std::shared_ptr<const Error> refused; ///< null: it was done
    };

    struct Boot {
        std::string name;
        std::uint64_t forgotten = 0;             ///< the highest number that was
        std::map<std::uint64_t, Known> verdicts; ///< by number
    };

    struct Node {
        std::uint64_t last = 0;       ///< index of its last proposal
        std::deque<Boot> boots;       ///< in the order of their first proposals
        std::deque<std::string> past; ///< boots before those
    };

    [[nodiscard]] const Boot* boot(const std::string& node, const std::string& name) const;
    void forgetNode();
    static void write(Bytes& out, const Boot& boot);
    static Result<Boot> readBoot(ByteReader& reader);
    static Result<Node> readNode(ByteReader& reader);

    std::map<std::string, Node> nodes_;
};

} // namespace bafar::cluster
