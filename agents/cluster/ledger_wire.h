#pragma once
// Texts in the ledger's snapshot: a length of four bytes, then the bytes. Pure.
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace bafar::cluster {

void putText(Bytes& out, std::string_view text);

/// Empty, and the reader failed, where the length is above `most` or more than there is.
[[nodiscard]] std::string takeText(ByteReader& reader, std::size_t most);

[[nodiscard]] std::string_view asText(ByteView bytes);
[[nodiscard]] ByteView asBytes(std::string_view text);

} // namespace bafar::cluster
