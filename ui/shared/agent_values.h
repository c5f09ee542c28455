#pragma once
// Bare values as agents write them ("1.5 GiB", "2/3", "8 d 2 h", a moment of universal time), in
// the interface's language. GUI thread.
#include <QString>
#include <string_view>

namespace bafar::shared {

/// Does the interface speak English, as agents do? What they say stays then as it came, but for the
/// separators in long numbers.
[[nodiscard]] bool speaksAsAgents();

/// A number, share, size, duration or count of a whole in the interface's digits and units, a
/// moment in its calendar and local time; empty: it is none.
[[nodiscard]] QString spokenValue(const QString& text);

/// "shop-api:2.9" of "registry.example/shop-api:2.9": as much of an image as tells it from others
/// of its cluster. Valid as long as the image.
[[nodiscard]] std::string_view withoutRegistry(std::string_view image);

} // namespace bafar::shared
