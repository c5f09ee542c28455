#pragma once
// What stands below the title of a metric and of a running action in the palette. GUI thread,
// because the words are those of the interface's language.
#include <QString>
#include <optional>
#include <string>

#include "core/schema/action_record.h"

namespace bafar::link {
class Session;
class Store;
} // namespace bafar::link

namespace bafar::ui::palette {

/// "0.42 on n1", for the first nodes that measure it.
[[nodiscard]] QString samplesOf(const link::Store& store, const std::string& name);

/// What runs under that id; nothing: it does not any more.
[[nodiscard]] std::optional<schema::ActionRecord> runOf(const link::Session& session,
                                                        const std::string& id);

/// How far it is, by the last word on it, and whose it is.
[[nodiscard]] QString stepOf(const schema::ActionRecord& record);

} // namespace bafar::ui::palette
