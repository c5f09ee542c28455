#pragma once
// What the two ends of an agreement connection say before libraft's bytes: one line of JSON each.
//
// The one that connects says who it is and whom it means; the other answers that it may go on, or
// why not and what to do. Pure; safe on every thread.
#include <set>

#include "core/schema/agreed.h"

namespace bafar::cluster {

inline constexpr std::size_t HelloBytesMax = 8192; ///< of a line, its end included
inline constexpr std::uint64_t HelloVersion = 1;

struct Hello {
    std::uint64_t version = HelloVersion;
    std::string cluster;
    std::string node;
    std::uint64_t member = 0;
    std::uint64_t to = 0; ///< the member that is meant
    std::string address;  ///< of `member` in libraft's membership

    bool operator==(const Hello&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The first line of an agreement connection.");
        fields.add("version", &Hello::version, "Of what follows").required();
        fields.add("cluster", &Hello::cluster, "Its name").required().range(1, 63);
        fields.add("node", &Hello::node, "Who connects").required().range(1, 63);
        fields.add("member", &Hello::member, "Its number in the group").required();
        fields.add("to", &Hello::to, "The member that is meant").required();
        fields.add("address", &Hello::address, "As the group knows it").required().range(1, 250);
    }
};

struct HelloAnswer {
    bool ok = false;
    std::string code; ///< as codeName() says it; empty when ok
    std::string text;

    bool operator==(const HelloAnswer&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The answer to the first line.");
        fields.add("ok", &HelloAnswer::ok, "It may go on").required();
        fields.add("code", &HelloAnswer::code, "What kind of refusal");
        fields.add("text", &HelloAnswer::text, "Why not, and what to do");
    }
};

/// What a certificate proves of the one that connects.
struct Shown {
    std::string cluster;
    std::string role;
    std::string name;
    std::string serial;
};

/// What the one that is connected to knows.
struct Door {
    std::string cluster;
    std::string node;
    std::uint64_t member = 0;
    std::set<std::string> revoked;     ///< serials
    std::set<std::uint64_t> dismissed; ///< member numbers
};

/// Whether the holder of this certificate may be a member at all. Errors: Denied.
[[nodiscard]] Result<void> admitCertificate(const Shown& shown, const Door& door);

/// Errors: Denied (certificate, role, cluster, revoked, dismissed, a name that is not the
/// certificate's), Conflict (another member is meant; a copied state folder), Unsupported.
[[nodiscard]] Result<void> admitHello(const Hello& hello, const Shown& shown, const Door& door);

/// The line, its end included.
[[nodiscard]] std::string helloLine(const Hello& hello);
[[nodiscard]] std::string answerLine(const Result<void>& answer);

/// The answer of a line without its end; Errors: what it refuses with, or InvalidInput.
[[nodiscard]] Result<void> readAnswer(std::string_view line);

/// The hello of a line without its end. Errors: InvalidInput.
[[nodiscard]] Result<Hello> readHello(std::string_view line);

} // namespace bafar::cluster
