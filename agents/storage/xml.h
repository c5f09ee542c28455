#pragma once
// One answer of gluster as a tree, and the fields of a node. For gluster.cpp only; pure.
#include <memory>
#include <pugixml.hpp>

#include "agents/storage/gluster.h"

namespace bafar::storage {

/// Bytes of an answer that is still read: about a thousand bricks.
inline constexpr std::size_t XmlMax = 1U << 20U;

using XmlPtr = std::unique_ptr<pugi::xml_document>;

/// The document of an answer that came whole, whatever it says. Misses: NoGluster, GlusterdDead,
/// Slow, NotUnderstood.
[[nodiscard]] Heard<XmlPtr> readXml(const Reply& reply);

/// Why nothing was said at all: NoGluster, GlusterdDead, Slow.
[[nodiscard]] std::optional<Miss> silenceOf(const Reply& reply);

/// What gluster's own words of refusal mean: Busy or Refused.
[[nodiscard]] Miss refusalOf(std::string_view words);

/// What <opRet> and <opErrstr> say: nothing where all is well. Misses: Busy, GlusterdDead, Refused.
[[nodiscard]] std::optional<Miss> refusalIn(const pugi::xml_document& document);

/// The text of a child, cut and made safe to show.
[[nodiscard]] std::string textOf(pugi::xml_node node, const char* child, std::size_t limit = 255);

/// The number in a child; 0 where there is none ("N/A") or it is below zero.
[[nodiscard]] std::uint64_t numberOf(pugi::xml_node node, const char* child);
[[nodiscard]] std::uint32_t smallNumberOf(pugi::xml_node node, const char* child);

} // namespace bafar::storage
