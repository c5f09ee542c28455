#include "ui/shared/agent_phrases.h"

#include <QtGlobal>

namespace bafar::shared {
namespace {

constexpr const char* Phrases[] = {
    QT_TRANSLATE_NOOP("Agent", "owner"),
    QT_TRANSLATE_NOOP("Agent", "priority"),
    QT_TRANSLATE_NOOP("Agent", "address"),
    QT_TRANSLATE_NOOP("Agent", "version"),
    QT_TRANSLATE_NOOP("Agent", "never heard"),
    QT_TRANSLATE_NOOP("Agent", "nobody owns it"),
    QT_TRANSLATE_NOOP("Agent", "no agent is heard"),
    QT_TRANSLATE_NOOP("Agent", "last owner %1, not heard for %2"),
    QT_TRANSLATE_NOOP("Agent", "last heard %1 ago"),
};

} // namespace

std::span<const char* const> agentPhrases()
{
    return Phrases;
}

} // namespace bafar::shared
