#pragma once
// What the cache tests share: captured INFO texts, a spec of three servers, cluster views, effects
// as text.
#include <QTest>
#include <string>
#include <vector>

#include "agents/cache/machine.h"
#include "core/schema/spec_sections.h"
#include "core/schema/view.h"

namespace bafar::test {

/// The text of tests/cache/fixtures/NAME; fails the test program when it is missing.
[[nodiscard]] std::string infoText(const std::string& name);

/// The lines of `text`, those of `changes` ("key:value") in the place of their own or at the end.
[[nodiscard]] std::string infoWith(std::string text, const std::vector<std::string>& changes);

/// Nodes n1 to n3 at 192.0.2.11 to .13, a server on each; `more` goes into the section.
[[nodiscard]] schema::Spec cacheSpec(const std::string& more = "");

/// "look 1; event server_lost critical; status".
[[nodiscard]] std::string textOf(const cache::Machine::Effects& effects);

/// One server's last word for a view.
struct ServerWord {
    std::string node;
    schema::cache::Role role = schema::cache::Role::Replica;
    std::string primaryNode = "n1";
    bool linkUp = true;
    bool live = true; ///< its agent
    schema::cache::Trouble trouble = schema::cache::Trouble::None;
    std::uint64_t offset = 1000;
    std::string mode = "standalone";
};

/// As a fourth node sees them; one without a word was never heard.
[[nodiscard]] schema::ClusterView cacheView(const std::vector<ServerWord>& words);

/// n1 is the primary, n2 and n3 follow it.
[[nodiscard]] std::vector<ServerWord> calm();

} // namespace bafar::test

/// So that a comparison that fails shows both texts.
template <>
inline char* QTest::toString(const std::string& text)
{
    return qstrdup(text.c_str());
}
